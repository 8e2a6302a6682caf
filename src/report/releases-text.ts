import { toTarget } from '../base/to-target.ts';
import type { ListedRelease, ReleaseList } from '../operations/list-releases.ts';
import type { Pinning } from '../operations/pin-city.ts';
import type { PrunedReleases } from '../operations/prune-releases.ts';
import type { RollbackPlan, Rollbacks } from '../operations/rollback-cities.ts';
import type { Rollback, Unpinning } from '../operations/rollback-city.ts';
import type { ShownRelease } from '../operations/show-release.ts';
import { age } from './age.ts';
import { fitted } from './fitted.ts';
import { notedTable } from './noted-table.ts';
import { printable } from './printable.ts';
import { releaseWords } from './release-words.ts';
import type { Voice } from './voice.ts';

export function rollbackText(
  { city, from, to, target, skipped }: Rollback,
  { style, language }: Voice,
): string {
  const words = releaseWords[language];
  const done = (to < from ? words.back : words.forward)(style.bold(city), from, to);
  return [
    `${style.green('✓')} ${done}`,
    ...(skipped === null
      ? []
      : [`  ${words.skipped(skipped, `zeta rollback ${city} ${skipped}${toTarget(target)}`)}`]),
    `  ${words.waits(`${city}${toTarget(target)}`)}`,
    style.dim(words.target(target)),
  ].join('\n');
}

export function pinText({ city, number, wasPinned, target }: Pinning, { style, language }: Voice): string {
  const words = releaseWords[language];
  return [
    `${style.green('✓')} ${style.bold(city)}: ${(wasPinned ? words.wasPinned : words.held)(number)}`,
    ...(wasPinned ? [] : [`  ${words.heldWaits(`${city}${toTarget(target)}`)}`]),
    style.dim(words.target(target)),
  ].join('\n');
}

export function unpinText({ city, wasPinned, target }: Unpinning, { style, language }: Voice): string {
  const words = releaseWords[language];
  const what = wasPinned ? words.unpinned : words.wasNotPinned;
  return `${style.green('✓')} ${style.bold(city)}: ${what}\n${style.dim(words.target(target))}`;
}

/** Where each city would go, before anything is moved. */
export function rollbackPlanText({ steps, target }: RollbackPlan, { style, language }: Voice): string {
  const words = releaseWords[language];
  const lines = steps.map((step) =>
    step.to === null
      ? `${style.dim('=')} ${step.city}#${step.from}: ${words.stays[step.why]}`
      : `${style.yellow('~')} ${style.bold(step.city)}: #${step.from} → #${step.to}`,
  );
  return [...lines, style.dim(words.target(target))].join('\n');
}

export function rollbackQuestion({ steps, target }: RollbackPlan, { language }: Voice): string {
  return releaseWords[language].question(steps.filter(({ to }) => to !== null).length, target);
}

export function rollbacksText({ steps, done, overtaken, target }: Rollbacks, voice: Voice): string {
  const { style, language } = voice;
  const words = releaseWords[language];
  const lines = steps.flatMap(({ city, from, to }) => {
    if (overtaken.includes(city)) return [`${style.yellow('!')} ${words.overtaken(city)}`];
    if (to === null || !done.includes(city)) return [];
    return [`${style.green('✓')} ${(to < from ? words.back : words.forward)(style.bold(city), from, to)}`];
  });
  return [...lines, style.dim(words.target(target))].join('\n');
}

export function releasesText({ target, releases }: ReleaseList, now: number, voice: Voice): string {
  const { style, language } = voice;
  const words = releaseWords[language];
  if (releases.length === 0) return words.none(target);
  const rows = releases.map((release) => [
    `${release.isLive ? '●' : ' '} ${release.city}#${release.number}`,
    words.ago(age(now - release.at, language)),
    release.origin,
    fitted(printable(release.author), 16),
    release.commit.slice(0, 8),
    String(release.products),
    release.changed.map((part) => words.part[part]).join(', '),
    notesOf(release, voice),
  ]);
  return [notedTable([words.head, ...rows], voice), style.dim(words.target(target))].join('\n');
}

function notesOf({ isPinned, rolledBackAt, message }: ListedRelease, { language }: Voice): string {
  const words = releaseWords[language];
  const marks = [
    isPinned ? words.pinned : '',
    rolledBackAt === null ? '' : words.rolledBack,
    oneLine(message),
  ];
  return marks.filter(Boolean).join('; ');
}

/** One release, its own texts as they are written. */
export function releaseText(release: ShownRelease, now: number, { style, language }: Voice): string {
  const words = releaseWords[language];
  const { city, number, isLive, isPinned, rolledBackAt, isWhole, at, author, message, commit, origin } =
    release;
  const marks = [
    isLive ? words.live : '',
    isPinned ? words.pinned : '',
    rolledBackAt === null ? '' : words.rolledBack,
    isWhole ? '' : words.damaged,
  ].filter(Boolean);
  const row = (name: keyof typeof words.rows, value: string) =>
    value === '' ? [] : [`  ${words.rows[name]}: ${value}`];
  const texts = Object.entries(release.prompts).flatMap(([spoken, own]) =>
    Object.entries(own).map(([key, text]) => `    ${key} (${spoken}): ${fitted(printable(text), 100)}`),
  );
  const settings = JSON.stringify(release.settings, null, 2)
    .split('\n')
    .map((line) => `    ${line}`);
  return [
    `${style.bold(`${city}#${number}`)}${marks.length > 0 ? `: ${marks.join(', ')}` : ''}`,
    ...row('made', `${new Date(at).toISOString()} (${words.ago(age(now - at, language))})`),
    ...row('by', printable(author)),
    ...row('message', printable(message)),
    ...row('commit', commit),
    ...row('way', origin),
    ...row('products', String(release.products)),
    `  ${words.rows.settings}:`,
    ...settings,
    ...(texts.length > 0 ? [`  ${words.rows.texts}:`, ...texts] : []),
    style.dim(words.target(release.target)),
  ].join('\n');
}

export function pruneQuestion(target: string, keep: number, { language }: Voice): string {
  return releaseWords[language].pruneQuestion(target, keep);
}

export function prunedText({ cities, catalogs, target }: PrunedReleases, { style, language }: Voice): string {
  const words = releaseWords[language];
  const lines = cities.map(
    ({ city, dropped, kept }) => `${style.green('✓')} ${words.pruned(style.bold(city), dropped, kept)}`,
  );
  return [...lines, words.catalogs(catalogs), style.dim(words.target(target))].join('\n');
}

/** Of a message its first words. */
function oneLine(message: string): string {
  return fitted(printable(message.replaceAll(/\s+/g, ' ')), 60).trimEnd();
}
