import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { DeadTurn, ParkedDeal } from '../store/dead-store.ts';
import { openTargetStore, type Platform } from './platform.ts';
import type { Tools } from './tools.ts';

/** Something that was given up on, without what the customer wrote. */
export interface SetAside {
  /** `t17` for a turn, `d9` for a deal. */
  readonly id: string;
  readonly kind: 'turn' | 'deal';
  readonly city: CityId;
  /** The lane of a turn, the ticket of a deal. */
  readonly of: string;
  readonly attempts: number;
  readonly error: string | null;
  /** When it came. */
  readonly at: number;
  /** Deals: people were asked to make it themselves. */
  readonly isByHand: boolean;
  /** Deals: it may be in the CRM already, and is looked up before anything is sent. */
  readonly mayExist: boolean;
}

export interface DeadList {
  readonly target: string;
  readonly items: readonly SetAside[];
}

/** One of them, with all that is known: also what the customer wrote. */
export interface DeadItem extends SetAside {
  readonly payload: unknown;
}

export interface Retried {
  readonly target: string;
  readonly retried: readonly SetAside[];
}

/** Turns that failed too often, and deals that wait for a person, oldest first; of one city or of all. */
export async function listDead(platform: Platform, city: string | undefined): Promise<DeadList> {
  const items = await readDead(platform);
  const chosen = items.filter((item) => city === undefined || item.city === city);
  return { target: platform.target, items: chosen.map(withoutPayload) };
}

/** Throws `ZetaError` when nothing that was set aside has this id. */
export async function showDead(platform: Platform, id: string): Promise<DeadItem> {
  return named(platform, await readDead(platform), id);
}

/** `ids`: which ones; none: all turns. `agree` is asked before deals that people may have made by now. */
export interface RetryChoice {
  readonly ids: readonly string[];
  readonly agree: (deals: readonly SetAside[]) => Promise<void>;
}

/**
 * Lets them have another go, in their old place: a serving process takes them up at once. A deal that may exist is looked
 * up first, so that a retry makes no double.
 */
export async function retryDead(
  tools: Pick<Tools, 'clock' | 'whoAndWhat'>,
  platform: Platform,
  { ids, agree }: RetryChoice,
): Promise<Retried> {
  const known = await readDead(platform);
  const chosen =
    ids.length === 0
      ? known.filter(({ kind }) => kind === 'turn')
      : ids.map((id) => named(platform, known, id));
  const handedOver = chosen.filter(({ isByHand }) => isByHand);
  if (handedOver.length > 0) await agree(handedOver);
  const { author } = await tools.whoAndWhat(platform.root);
  const store = await openTargetStore(platform);
  try {
    await store.retryDead({
      turns: chosen.flatMap(({ kind, id }) => (kind === 'turn' ? [seqOf(id)] : [])),
      deals: chosen.flatMap(({ kind, id, mayExist }) =>
        kind === 'deal' ? [{ seq: seqOf(id), mayExist }] : [],
      ),
      at: tools.clock.now(),
      author,
    });
  } finally {
    store.close();
  }
  return { target: platform.target, retried: chosen.map(withoutPayload) };
}

/** What a customer wrote is shown to who asks for that one, never in a list. */
function withoutPayload({ payload, ...item }: DeadItem): Omit<DeadItem, 'payload'> {
  void payload;
  return item;
}

async function readDead(platform: Platform): Promise<readonly DeadItem[]> {
  const store = await openTargetStore(platform);
  try {
    const turns = (await store.deadTurns()).map(turnItem);
    const deals = (await store.parkedDeals()).map(dealItem);
    return [...turns, ...deals].sort((one, other) => one.at - other.at);
  } finally {
    store.close();
  }
}

function turnItem({ seq, city, lane, attempts, error, at, payload }: DeadTurn): DeadItem {
  const item = { id: `t${seq}`, kind: 'turn', city, of: lane, attempts, error, at } as const;
  return { ...item, isByHand: false, mayExist: false, payload: parsed(payload) };
}

function dealItem({ seq, city, destination, payload, ...deal }: ParkedDeal): DeadItem {
  const { attempts, error, at, isByHand, mayExist } = deal;
  const of = destination.slice(destination.lastIndexOf(':') + 1);
  return {
    id: `d${seq}`,
    kind: 'deal',
    city,
    of,
    attempts,
    error,
    at,
    isByHand,
    mayExist,
    payload: parsed(payload),
  };
}

/** What was damaged is shown as it is. */
function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

function seqOf(id: string): number {
  return Number(id.slice(1));
}

function named({ target }: Platform, items: readonly DeadItem[], id: string): DeadItem {
  const item = items.find((one) => one.id === id);
  if (item) return item;
  throw new ZetaError('unknown-dead', `Nothing that was set aside is called "${id}".`, {
    hint: `\`zeta dead list${toTarget(target)}\` shows their ids: t17, d9.`,
    exit: exitCode.usage,
  });
}
