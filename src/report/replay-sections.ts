import { promptSpecs } from '../city/generated/prompt-keys.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { CityReplay } from '../operations/replay/replay-turns.ts';
import type { ReplayExample, ReplayGroup, Tally } from '../operations/replay/tally.ts';
import type { PlanItem, PlanSection } from './plan-sections.ts';
import { planWords } from './plan-words.ts';
import { replayWords } from './replay-words.ts';
import { wordDiff } from './word-diff.ts';

/** Groups that are set out; the rest is counted. */
const mostSections = 40;
const mostItems = 3;

/** What the two states do otherwise, most turns first; searches together, before all else but errors. */
export function replaySections(
  { groups }: Pick<Tally, 'groups'>,
  language: Language,
): readonly PlanSection[] {
  const searches = groups.filter(({ kind }) => kind === 'search');
  const errors = groups.filter(({ kind }) => kind === 'error');
  const others = groups.filter(({ kind }) => kind !== 'search' && kind !== 'error');
  const sections = [
    ...errors.map((group) => groupSection(group, language)),
    ...(searches.length > 0 ? [searchSection(searches, language)] : []),
    ...others.map((group) => groupSection(group, language)),
  ];
  const rest = sections.length - mostSections;
  if (rest <= 0) return sections;
  return [...sections.slice(0, mostSections), { title: planWords[language].more(rest), items: [] }];
}

function searchSection(groups: readonly ReplayGroup[], language: Language): PlanSection {
  const turnsOf = (how?: ReplayGroup['how']) =>
    groups
      .filter((group) => how === undefined || group.how === how)
      .reduce((sum, { turns }) => sum + turns, 0);
  const title = replayWords[language].searches(turnsOf(), turnsOf('nothing-now'), turnsOf('found-now'));
  return { title, items: groups.flatMap((group) => searchItems(group, language)) };
}

function searchItems({ how, turns, examples }: ReplayGroup, language: Language): readonly PlanItem[] {
  const words = replayWords[language];
  const { nothingFound } = planWords[language];
  return [
    { kind: 'line', text: `${words.how[how]}: ${words.turns(turns)}` },
    ...examples.slice(0, mostItems).map(
      ({ asked, before, after }): PlanItem => ({
        kind: 'search',
        query: asked.replaceAll(/^«|»$/g, ''),
        before: before || nothingFound,
        after: after || nothingFound,
      }),
    ),
  ];
}

function groupSection(group: ReplayGroup, language: Language): PlanSection {
  const words = replayWords[language];
  const { kind, how, turns, examples } = group;
  const title = `${nameOf(group, language)} (${words.how[how]}): ${words.turns(turns)}`;
  const most = kind === 'text' ? 1 : mostItems;
  return { title, items: examples.slice(0, most).map(exampleItem) };
}

function nameOf({ kind, name, language: spoken = '' }: ReplayGroup, language: Language): string {
  const words = replayWords[language];
  switch (kind) {
    case 'text': {
      if (name === '') return words.noPrompt;
      const spec = promptSpecs[name as keyof typeof promptSpecs];
      return `${planWords[language].kindOf(spec.limit)} ${name} (${spoken})`;
    }
    case 'button':
      return words.button(name);
    case 'deal':
      return words.deal(name);
    case 'manager':
      return words.handOver(name);
    case 'reply':
      return words.replies[name] ?? name;
    case 'error':
      return words.error(name);
    case 'search':
    case 'effect':
      return words.effect(name);
  }
}

function exampleItem({ asked, before, after }: ReplayExample): PlanItem {
  return { kind: 'words', note: asked, pieces: wordDiff(before, after) };
}

/** What else is to be said of a city: what was left out, cut, or does not come out as it was recorded. */
export function replayNotes(replay: CityReplay, language: Language): readonly string[] {
  const words = replayWords[language];
  const { failing, slow, skipped, recorded } = replay;
  const live = `#${replay.live ?? ''}`;
  const kinds = Object.keys(skipped) as readonly (keyof typeof skipped)[];
  return [
    ...(failing > 0 ? [words.failing(failing)] : []),
    ...(slow.length > 0 ? [`${words.slow(slow.length)}: ${askedIn(slow)}`] : []),
    ...kinds
      .filter((kind) => kind !== 'nothing' && kind !== 'no-side')
      .map((kind) => words.skipped[kind](skipped[kind] ?? 0)),
    ...(recorded.otherRelease > 0 ? [words.otherRelease(recorded.otherRelease, live)] : []),
    ...(recorded.otherwise > 0 ? [words.otherwise(recorded.otherwise, live)] : []),
  ];
}

function askedIn(slow: CityReplay['slow']): string {
  return slow
    .slice(0, mostItems)
    .map(({ asked, seq }) => asked || `#${seq}`)
    .join(', ');
}
