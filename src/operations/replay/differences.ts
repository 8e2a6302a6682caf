import { canonicalJson } from '../../base/canonical-json.ts';
import type { Effect } from '../../conversation/effect.ts';
import { crmDifferences } from './crm-differences.ts';
import { type Difference, effectsOf, type Outcome, type Pair } from './difference.ts';
import { searchDifferences } from './search-differences.ts';
import {
  buttonDifferences,
  promptDifferences,
  replyDifferences,
  wordDifferences,
} from './text-differences.ts';

/** In what two outcomes of a turn differ; none: they are the same, whatever is compared. */
export function differencesOf(pair: Pair): readonly Difference[] {
  const { before, after } = pair;
  if (before.error !== undefined || after.error !== undefined) return errorDifferences(before, after);
  if (isSame(before, after)) return [];
  const search = searchDifferences(pair);
  const isSearch = search.length > 0;
  const prompts = promptDifferences(pair, isSearch);
  const buttons = buttonDifferences(pair, isSearch);
  const replies = isSearch ? [] : replyDifferences(pair);
  const known = [...search, ...prompts, ...buttons, ...replies];
  const told = [...known, ...(known.length === 0 ? wordDifferences(pair) : []), ...crmDifferences(pair)];
  return [...told, ...otherDifferences(pair, told)];
}

function isSame(before: Outcome, after: Outcome): boolean {
  const hasSessions = before.session !== undefined && after.session !== undefined;
  return isEqual(before.effects, after.effects) && (!hasSessions || isEqual(before.session, after.session));
}

/** Mostly both were written in the same order. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other) || canonicalJson(one) === canonicalJson(other);
}

function errorDifferences({ error: was }: Outcome, { error: is }: Outcome): readonly Difference[] {
  const error = is ?? was;
  if (!error || (was && is)) return [];
  const how = is ? 'added' : 'removed';
  const [before, after] = [was?.message ?? '', is?.message ?? ''];
  return [{ kind: 'error', name: error.name, how, before: () => before, after: () => after }];
}

/** Kinds of effects that differ and that nothing was said of yet. */
function otherDifferences({ before, after }: Pair, told: readonly Difference[]): readonly Difference[] {
  const explained = new Set(told.flatMap(({ kind }) => explains[kind]));
  const kinds = new Set([...before.effects, ...after.effects].map(({ kind }) => kind));
  const effects = [...kinds].flatMap((kind): readonly Difference[] => {
    if (explained.has(kind)) return [];
    const [old, now] = [effectsOf(before, kind), effectsOf(after, kind)];
    if (isEqual(old, now)) return [];
    const how = old.length === now.length ? 'changed' : old.length < now.length ? 'added' : 'removed';
    return [{ kind: 'effect', name: kind, how, before: () => textOf(old), after: () => textOf(now) }];
  });
  if (effects.length > 0 || told.length > 0) return effects;
  const text = ({ session }: Outcome) => textOf([session]);
  return [
    { kind: 'effect', name: 'session', how: 'changed', before: () => text(before), after: () => text(after) },
  ];
}

/** Effects that follow from what was told. */
const explains: Readonly<Record<Difference['kind'], readonly Effect['kind'][]>> = {
  error: [],
  search: ['send', 'edit', 'keep-view', 'record', 'answer'],
  text: ['send', 'edit', 'answer', 'album', 'keep-view', 'record'],
  button: ['send', 'edit'],
  deal: ['create-deal', 'change-deal', 'comment-deal', 'contact-deal', 'link-card'],
  manager: ['open-escalation', 'handle-escalation', 'settle-escalation', 'record', 'wake', 'tell'],
  reply: ['send', 'edit', 'answer', 'album', 'copy', 'record'],
  effect: [],
};

function textOf(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n');
}
