import { exitCode } from '../../base/exit-code.ts';
import { type CityId, type EscalationId, idOf } from '../../base/ids.ts';
import { toTarget } from '../../base/to-target.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { ListedRow } from '../../store/escalation-store.ts';
import type { Store } from '../../store/store.ts';
import { knownCity } from '../known-customer.ts';
import type { Platform } from '../platform.ts';

/** Throws `ZetaError` (usage) when the city has no such one. */
export async function foundEscalation(
  store: Store,
  platform: Platform,
  name: string,
  id: string,
): Promise<ListedRow> {
  const city = await knownCity(store, platform, name);
  const row = await store.listedEscalation(city, idOf<EscalationId>(id));
  if (row) return row;
  const order = await store.wantedEvent(keyOfOrder(city, id));
  if (order?.state === 'new') throw notYet(platform, id);
  throw new ZetaError('unknown-escalation', `${city} has no request "${id.slice(0, 80)}".`, {
    hint: `\`zeta escalation list ${city}${toTarget(platform.target)}\` names them.`,
    exit: exitCode.usage,
  });
}

/** The event that opens an order's ticket. */
export function keyOfOrder(city: CityId, ticket: string): string {
  return `o:${city}:${ticket}`;
}

function notYet({ target }: Platform, id: string): ZetaError {
  return new ZetaError('not-yet-taken-up', `The order ${id} is accepted, and waits for its turn.`, {
    hint: `It is taken up by the process that serves: \`zeta status${toTarget(target)}\`.`,
  });
}
