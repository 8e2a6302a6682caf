import { createDeal } from '../../escalations/create-deal.ts';
import { closeEscalation, takeEscalation } from '../../escalations/handle-escalation.ts';
import { listEscalations } from '../../escalations/list-escalations.ts';
import { showEscalation } from '../../escalations/show-escalation.ts';
import { findCustomers } from '../../find-customers.ts';
import { eraseCustomer, exportCustomer } from '../../privacy.ts';
import type { Caller } from '../wire.ts';
import { notAllowed, type Work } from './work.ts';

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
    const key = request.key === undefined ? undefined : `${who.kind}:${who.name}:${request.key}`;
    const id = order.id ?? key?.slice(0, 200);
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
  if (who.kind === 'user') throw notAllowed(who, `what is done in the name of ${as}`);
  return as;
}
