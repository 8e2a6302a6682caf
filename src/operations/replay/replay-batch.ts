import { visibleText } from '../../base/html.ts';
import type { CityId } from '../../base/ids.ts';
import { nameOfError } from '../../runtime/accept.ts';
import { decided } from '../../runtime/take-turn.ts';
import type { StoredTurn } from '../../store/turns-store.ts';
import type { Difference, Outcome, Pair } from './difference.ts';
import { differencesOf } from './differences.ts';
import { type MaskedTurn, maskedTurn } from './masked-turn.ts';
import { type RecordedTurn, readTurn } from './recorded-turn.ts';
import { type OpenSide, OpenSides, type ReplaySide } from './replay-side.ts';
import {
  emptyTally,
  firstExamples,
  joinedTallies,
  keyOf,
  mostExamples,
  type ReplayExample,
  type ReplayGroup,
  type Tally,
} from './tally.ts';

/** Turns of one city, for a thread that takes them again. */
export interface ReplayBatch {
  readonly city: CityId;
  readonly live: ReplaySide;
  readonly other: ReplaySide;
  readonly turns: readonly StoredTurn[];
}

/** Takes turns again, each from its own record: what one comes to changes no other. */
export class BatchReplay {
  readonly #sides = new OpenSides();

  /** `onTurn` is told which turn is taken next. */
  replay({ live, other, turns }: ReplayBatch, onTurn: (index: number) => void): Tally {
    const sides = this.#sides.pair(live, other);
    const counted = new Counted(sides);
    for (const [index, stored] of turns.entries()) {
      onTurn(index);
      counted.take(stored);
    }
    return counted.tally();
  }
}

/** Turns of one batch as they are counted. */
class Counted {
  readonly #sides: Pair['sides'];
  readonly #groups = new Groups();
  readonly #recorded = new Groups();
  #tally: Tally = emptyTally;

  constructor(sides: Pair['sides']) {
    this.#sides = sides;
  }

  take(stored: StoredTurn): void {
    const turn = readTurn(stored);
    if (typeof turn === 'string') return this.#add({ skipped: { [turn]: 1 } });
    const { before: live, after: other } = this.#sides;
    const [before, after] = [retaken(live, turn), retaken(other, turn)];
    const differences = differencesOf({ before, after, sides: this.#sides });
    this.#add({
      replayed: 1,
      changed: differences.length > 0 ? 1 : 0,
      failing: before.error && after.error ? 1 : 0,
    });
    let masked: MaskedTurn | undefined;
    const shown = () => (masked ??= maskedTurn(turn, [live.city.settings, other.city.settings]));
    this.#groups.add(turn, differences, shown);
    this.#compareRecorded(turn, before, shown);
  }

  tally(): Tally {
    const { recorded } = this.#tally;
    return joinedTallies(emptyTally, {
      ...this.#tally,
      groups: this.#groups.all(),
      recorded: { ...recorded, groups: this.#recorded.all() },
    });
  }

  #compareRecorded(turn: RecordedTurn, live: Outcome, shown: () => MaskedTurn): void {
    const side = this.#sides.before;
    const before: Outcome = { effects: turn.effects, said: [] };
    const { session: _, ...after } = live;
    const differences = differencesOf({ before, after, sides: { before: side, after: side } });
    const isOther = turn.release !== side.city.release;
    const counts = { same: 0, otherRelease: 0, otherwise: 0, groups: [] };
    if (differences.length === 0) return this.#add({ recorded: { ...counts, same: 1 } });
    // Another release answered otherwise: that is what releases are for, and the plan told it.
    if (isOther) return this.#add({ recorded: { ...counts, otherRelease: 1 } });
    this.#recorded.add(turn, differences, shown);
    this.#add({ recorded: { ...counts, otherwise: 1 } });
  }

  #add(more: Partial<Tally>): void {
    this.#tally = joinedTallies(this.#tally, { ...emptyTally, ...more });
  }
}

function retaken(side: OpenSide, { event, session, context }: RecordedTurn): Outcome {
  side.takeSaid();
  try {
    // Whether the catalog could be read then is no matter now.
    const { isCatalogUnreadable: _, ...known } = context;
    const { session: after, effects } = decided(side.city, session, event, known);
    return { effects, session: after, said: side.takeSaid() };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return { effects: [], said: side.takeSaid(), error: { name: nameOfError(error), message } };
  }
}

class Groups {
  readonly #groups = new Map<string, { group: ReplayGroup; examples: ReplayExample[] }>();

  add({ seq, at }: RecordedTurn, differences: readonly Difference[], shown: () => MaskedTurn): void {
    const seen = new Set<string>();
    for (const { kind, name, how, language, before, after } of differences) {
      const named = { kind, name, how, ...(language !== undefined && { language }) };
      const key = keyOf(named);
      // A turn counts once in a group.
      if (seen.has(key)) continue;
      seen.add(key);
      const known = this.#groups.get(key) ?? { group: { ...named, turns: 0, examples: [] }, examples: [] };
      this.#groups.set(key, known);
      known.group = { ...known.group, turns: known.group.turns + 1 };
      if (known.examples.length >= mostExamples) continue;
      const { asked, mask } = shown();
      const read = (text: string) => mask(kind === 'text' || kind === 'reply' ? visibleText(text) : text);
      known.examples.push({ seq, at, asked, before: read(before()), after: read(after()) });
    }
  }

  all(): readonly ReplayGroup[] {
    return [...this.#groups.values()].map(({ group, examples }) => ({
      ...group,
      examples: firstExamples(examples),
    }));
  }
}
