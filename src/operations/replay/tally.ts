import type { DifferenceHow, DifferenceKind } from './difference.ts';
import type { Skipped } from './recorded-turn.ts';

/** One turn of a group, as it may be shown: personal data is masked. */
export interface ReplayExample {
  /** Of the turn; grows with time. */
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What the customer, or the manager, did: `«угловой диван»`, `/start`, `[ticket]`. */
  readonly asked: string;
  readonly before: string;
  readonly after: string;
}

/** Turns that differ in one way. */
export interface ReplayGroup {
  readonly kind: DifferenceKind;
  readonly name: string;
  readonly how: DifferenceHow;
  /** Of a text; else absent. */
  readonly language?: string;
  readonly turns: number;
  /** The first few, no two with the same words. */
  readonly examples: readonly ReplayExample[];
}

/** A turn that took too long, and was cut. */
export interface SlowTurn {
  readonly seq: number;
  readonly at: number;
  readonly asked: string;
}

/** What taking turns again came to. */
export interface Tally {
  /** Turns that were taken again with both. */
  readonly replayed: number;
  /** Turns in which the two differ. */
  readonly changed: number;
  /** Turns that throw with both. */
  readonly failing: number;
  readonly skipped: Readonly<Partial<Record<Skipped, number>>>;
  readonly slow: readonly SlowTurn[];
  /** Most turns first. */
  readonly groups: readonly ReplayGroup[];
  /** What was recorded, beside what the live release says now. */
  readonly recorded: {
    readonly same: number;
    /** Answered by another release than the live one, and otherwise. */
    readonly otherRelease: number;
    /** Answered by the live release, and otherwise all the same. */
    readonly otherwise: number;
    readonly groups: readonly ReplayGroup[];
  };
}

export const emptyTally: Tally = {
  replayed: 0,
  changed: 0,
  failing: 0,
  skipped: {},
  slow: [],
  groups: [],
  recorded: { same: 0, otherRelease: 0, otherwise: 0, groups: [] },
};

/** Of a group so many are shown. */
export const mostExamples = 3;
/** Of a city. More ways to differ are one group, without a name. */
const mostGroups = 300;
const mostSlow = 50;

/** Both together; the same in whatever order they are put together. */
export function joinedTallies(one: Tally, other: Tally): Tally {
  return {
    replayed: one.replayed + other.replayed,
    changed: one.changed + other.changed,
    failing: one.failing + other.failing,
    skipped: joinedCounts(one.skipped, other.skipped),
    slow: [...one.slow, ...other.slow].toSorted((a, b) => a.seq - b.seq).slice(0, mostSlow),
    groups: joinedGroups(one.groups, other.groups),
    recorded: {
      same: one.recorded.same + other.recorded.same,
      otherRelease: one.recorded.otherRelease + other.recorded.otherRelease,
      otherwise: one.recorded.otherwise + other.recorded.otherwise,
      groups: joinedGroups(one.recorded.groups, other.recorded.groups),
    },
  };
}

function joinedCounts(one: Tally['skipped'], other: Tally['skipped']): Tally['skipped'] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])] as readonly Skipped[];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

function joinedGroups(one: readonly ReplayGroup[], other: readonly ReplayGroup[]): readonly ReplayGroup[] {
  const byKey = Map.groupBy([...one, ...other], keyOf);
  const joined = [...byKey.values()].flatMap((groups) => together(groups) ?? []);
  const sorted = joined.toSorted((a, b) => b.turns - a.turns || (keyOf(a) < keyOf(b) ? -1 : 1));
  const rest = together(sorted.slice(mostGroups - 1));
  if (!rest || sorted.length <= mostGroups) return sorted;
  return [
    ...sorted.slice(0, mostGroups - 1),
    { kind: 'effect', name: '', how: 'changed', turns: rest.turns, examples: [] },
  ];
}

export function keyOf({ kind, name, how, language = '' }: Omit<ReplayGroup, 'turns' | 'examples'>): string {
  return [kind, name, how, language].join('\u0000');
}

function together(groups: readonly ReplayGroup[]): ReplayGroup | undefined {
  const [first] = groups;
  if (!first || groups.length === 1) return first;
  const turns = groups.reduce((sum, group) => sum + group.turns, 0);
  return { ...first, turns, examples: firstExamples(groups.flatMap(({ examples }) => examples)) };
}

/** The earliest, no two of which say the same. */
export function firstExamples(examples: readonly ReplayExample[]): readonly ReplayExample[] {
  const byWords = new Map<string, ReplayExample>();
  for (const example of examples.toSorted((a, b) => a.seq - b.seq)) {
    const words = [example.asked, example.before, example.after].join('\u0000');
    if (!byWords.has(words)) byWords.set(words, example);
  }
  return [...byWords.values()].slice(0, mostExamples);
}
