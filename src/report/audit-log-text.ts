import type { AuditEntry, AuditList, AuditVerification } from '../operations/people/list-audit.ts';
import { age } from './age.ts';
import { auditLogWords } from './audit-log-words.ts';
import { fitted } from './fitted.ts';
import { notedTable } from './noted-table.ts';
import { printable } from './printable.ts';
import type { Voice } from './voice.ts';

/** Who did what when. */
export function auditLogText({ entries, next, target }: AuditList, now: number, voice: Voice): string {
  const { style, language } = voice;
  const words = auditLogWords[language];
  const end = style.dim(`target: ${target}`);
  if (entries.length === 0) return `${words.none}\n${end}`;
  const rows = entries.map((entry) => {
    const { at, what, name, kind, address } = entry;
    const from = numberIn(entry.before);
    const number = numberIn(entry.after);
    return [
      words.ago(age(now - at, language)),
      placeOf(entry),
      `${words.what[what] ?? what}${from === undefined || from === number ? '' : ` (#${from})`}`,
      fitted(printable(name), 24),
      address === '' ? words.kinds[kind] : address,
      noteOf(entry),
    ];
  });
  const more = next === null ? [] : [words.more(`zeta audit --json --cursor ${next}`)];
  return [notedTable([words.head, ...rows], voice), ...more, end].join('\n');
}

/** What the chain says, and the hash that is worth keeping elsewhere. */
export function auditCheckText(found: AuditVerification, { style, language }: Voice): string {
  const { entries, head, broken, hasHead, target } = found;
  const words = auditLogWords[language];
  const state =
    broken === null
      ? `${style.green('✓')} ${words.whole(entries)}`
      : `${style.red('✗')} ${words.broken(broken.seq)}: ${words.why[broken.why]}`;
  const kept =
    hasHead === null
      ? [`  ${style.dim(words.keepIt)}`]
      : [hasHead ? `${style.green('✓')} ${words.hasHead}` : `${style.red('✗')} ${words.lacksHead}`];
  return [state, `  ${words.head64}: ${head}`, ...kept, style.dim(`target: ${target}`)].join('\n');
}

function placeOf({ city, after }: AuditEntry): string {
  if (city === null) return '';
  const number = numberIn(after);
  return number === undefined ? city : `${city}#${number}`;
}

function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'object' && value !== null && 'number' in value ? value.number : undefined;
  return typeof number === 'number' ? number : undefined;
}

/** What it was done to, and the values of before and after but for the number that stands in front. */
function noteOf({ subject, before, after }: AuditEntry): string {
  const { message, ...rest } = membersOf(after);
  const values = short(after === null ? membersOf(before) : rest);
  const said = [subject, typeof message === 'string' ? message : '', values];
  return fitted(printable(said.filter(Boolean).join('; ').replaceAll(/\s+/g, ' ')), 60).trimEnd();
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function short(members: Readonly<Record<string, unknown>>): string {
  return Object.entries(members)
    .filter(([name, value]) => name !== 'number' && value !== null && value !== false)
    .filter(([, value]) => !Array.isArray(value) || value.length > 0)
    .map(([name, value]) => `${name}: ${shown(value)}`)
    .join(', ');
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
