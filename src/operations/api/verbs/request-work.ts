import { sha256Hex } from '../../../base/digest.ts';
import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { createDeal } from '../../escalations/create-deal.ts';
import { closeEscalation, takeEscalation } from '../../escalations/handle-escalation.ts';
import { listEscalations } from '../../escalations/list-escalations.ts';
import { showEscalation } from '../../escalations/show-escalation.ts';
import { findCustomers } from '../../find-customers.ts';
import { eraseCustomer, exportCustomer } from '../../privacy.ts';
import type { Caller } from '../wire.ts';
import type { Work } from './work.ts';

/** Customers who were handed to people, orders that were made elsewhere, and what is kept of customers. */
export const requestWork: Work<
  | 'createDeal'
  | 'escalations'
  | 'showEscalation'
  | 'takeEscalation'
  | 'closeEscalation'
  | 'customers'
  | 'exportCustomer'
  | 'eraseCustomer'
> = {
  createDeal: async ({ asCaller, platform, who, request }, order) => {
    // Should the answer be lost with this process, the same key is the same order.
    // No id of a shop has a space: none can spell another caller's key.
    const key = request.key === undefined ? undefined : `key ${sha256Hex(`${who.hash} ${request.key}`)}`;
    const id = order.id ?? key;
    return createDeal(asCaller, platform, { ...order, ...(id !== undefined && { id }) });
  },
  escalations: async ({ platform, who }, wish) => listEscalations(platform, { ...wish, among: who.cities }),
  showEscalation: async ({ platform }, wish) => showEscalation(platform, wish),
  takeEscalation: async ({ asCaller, platform, who }, { as, ...wish }) =>
    takeEscalation(asCaller, platform, { ...wish, by: nameOf(who, as) }),
  closeEscalation: async ({ asCaller, platform, who }, { as, ...wish }) =>
    closeEscalation(asCaller, platform, { ...wish, by: nameOf(who, as) }),
  customers: async ({ platform }, wish) => findCustomers(platform, wish),
  exportCustomer: async ({ asCaller, platform }, { city, customer }) =>
    exportCustomer(asCaller, platform, city, customer),
  eraseCustomer: async ({ asCaller, platform }, { city, customer }) =>
    eraseCustomer(asCaller, platform, city, customer),
};

/** A script speaks for people; a person speaks for themselves. */
function nameOf(who: Caller, as: string | undefined): string {
  if (as === undefined || as === who.name) return who.name;
  if (who.kind === 'user')
    throw new ZetaError('not-allowed', `${who.name} acts in their own name, and not in that of ${as}.`, {
      hint: 'Leave `as` out.',
      exit: exitCode.operator,
    });
  return as;
}
