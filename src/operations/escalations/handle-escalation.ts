import { exitCode } from '../../base/exit-code.ts';
import { type EscalationId, idOf, type LaneId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Settings } from '../../city/settings.ts';
import { isSame } from '../../conversation/desk.ts';
import type { DeskAction, Manager } from '../../conversation/event.ts';
import type { AuditAction } from '../../store/audit-store.ts';
import type { ListedRow } from '../../store/escalation-store.ts';
import type { Store } from '../../store/store.ts';
import { withStore } from '../known-customer.ts';
import { liveCity } from '../live-city.ts';
import type { Platform } from '../platform.ts';
import { readServing } from '../serving-note.ts';
import type { Tools } from '../tools.ts';
import { foundEscalation } from './found-escalation.ts';
import { type ListedEscalation, listedEscalation } from './listed-escalation.ts';
import { wantEvent } from './want-event.ts';

/** What was asked of the process that serves, and how the request stands by now. */
export interface HandledEscalation {
  readonly target: string;
  readonly action: DeskAction;
  /** In whose name. */
  readonly by: string;
  /** False: it was so already, and nothing was asked. */
  readonly isAsked: boolean;
  /** Whether it is carried out; while nobody serves the target it waits for the next start. */
  readonly isDone: boolean;
  readonly isServed: boolean;
  readonly escalation: ListedEscalation;
}

export interface HandleWish {
  readonly city: string;
  readonly id: string;
  /** Who does it, as customers and colleagues read it; `@daniyar` is that person of the rota, whose deal it becomes. */
  readonly by: string;
}

/**
 * Takes a customer, as a press of Take on the card does: the card, the customer, the deal and the numbers follow. Throws
 * `ZetaError` when somebody else has them.
 */
export function takeEscalation(
  tools: Tools,
  platform: Platform,
  wish: HandleWish,
): Promise<HandledEscalation> {
  return handle(tools, platform, wish, 'take');
}

/** Closes what was taken; or, with `isDeclined`, says that what nobody took is nothing for the shop. */
export function closeEscalation(
  tools: Tools,
  platform: Platform,
  { isDeclined = false, ...wish }: HandleWish & { readonly isDeclined?: boolean },
): Promise<HandledEscalation> {
  return handle(tools, platform, wish, isDeclined ? 'not-ours' : 'close');
}

async function handle(
  tools: Tools,
  platform: Platform,
  { city: name, id, by }: HandleWish,
  action: DeskAction,
): Promise<HandledEscalation> {
  const manager = managerNamed(by);
  return withStore(platform, async (store) => {
    const row = await foundEscalation(store, platform, name, id);
    const before = listedEscalation(row);
    const said = { target: platform.target, action, by: manager.name };
    const wish = { action, manager };
    if (!isWanted(before, wish)) {
      const { isServed } = await readServing(platform);
      return { ...said, isAsked: false, isDone: true, isServed, escalation: before };
    }
    const thread = idOf<EscalationId>(row.id);
    const { isDone, isServed } = await wantEvent(tools, platform, store, {
      // Asked for twice while it stands as it does, it is asked for once.
      key: `d:${row.id}:${action}:${manager.id}:${before.handledAt ?? 0}`,
      city: row.city,
      lane: await laneOfCards(store, platform, row),
      event: { kind: 'desk-asked', thread, action, manager },
      fact: {
        what: facts[action],
        subject: row.id,
        before: { state: before.outcome ?? before.state },
        after: { by: manager.name },
      },
    });
    const after = listedEscalation(await foundEscalation(store, platform, name, id));
    // Somebody pressed in the group at the same time.
    if (isDone) isWanted(after, wish);
    return { ...said, isAsked: true, isDone, isServed, escalation: after };
  });
}

const facts = {
  take: 'escalation-taken',
  close: 'escalation-closed',
  'not-ours': 'escalation-declined',
} as const satisfies Readonly<Record<DeskAction, AuditAction>>;

interface Wish {
  readonly action: DeskAction;
  readonly manager: Manager;
}

/** False: it is so already. Throws `ZetaError` where it cannot be done. */
function isWanted(known: ListedEscalation, { action, manager }: Wish): boolean {
  if (known.kind === 'link')
    throw refused('nothing-to-take', 'It is a link that was opened: nobody waits for an answer.');
  const { state, outcome, handledBy } = known;
  if (action === 'take') {
    if (state !== 'taken') return true;
    if (handledBy && isSame(personOf(handledBy), manager)) return false;
    throw refused(
      'already-taken',
      `${handledBy?.name ?? 'Somebody'} answers this customer already.`,
      'It can be taken once they closed it.',
    );
  }
  if (action === 'close') {
    if (state === 'taken') return true;
    if (state === 'closed') return false;
    throw refused(
      'not-taken',
      'Nobody took this customer yet.',
      'Take it first; what is nothing for the shop is declined: `zeta escalation close … --not-ours`.',
    );
  }
  if (state === 'open') return true;
  if (outcome === 'declined') return false;
  throw refused(
    'already-taken',
    state === 'taken' ? 'This customer was taken.' : 'This talk is over.',
    'Only what nobody took is declined.',
  );
}

function personOf({ id, name, username }: NonNullable<ListedEscalation['handledBy']>): Manager {
  return { id, name, ...(username !== null && { username }) };
}

/** Presses come to the lane of their group: what is done elsewhere stands in the same line. */
async function laneOfCards(store: Store, platform: Platform, { city, id }: ListedRow): Promise<LaneId> {
  const { number } = await liveCity(store, platform, city);
  const release = await store.release(city, number);
  // Written by `release/` from this very type.
  const chat = release && (JSON.parse(release.settings) as Settings).manager?.chat;
  return idOf<LaneId>(chat === undefined ? `escalation:${id}` : `chat:${chat}`);
}

const mostNameLength = 64;

/** Throws `ZetaError` (usage) for what is no name. */
function managerNamed(by: string): Manager {
  const name = by.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  if (name === '' || name === '@' || [...name].length > mostNameLength) {
    throw new ZetaError('no-name', `"${by.slice(0, 80)}" is no name of a person.`, {
      hint: `Customers and colleagues read it: 1 to ${mostNameLength} characters.`,
      exit: exitCode.usage,
    });
  }
  const id = `user:${name.toLowerCase()}`;
  return name.startsWith('@') ? { id, name, username: name.slice(1) } : { id, name };
}

function refused(code: string, message: string, hint?: string): ZetaError {
  return new ZetaError(code, message, { ...(hint !== undefined && { hint }), exit: exitCode.refused });
}
