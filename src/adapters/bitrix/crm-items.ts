import type { DealEntity } from '../../ports/crm.ts';

/** How the portal's methods name what a ticket becomes. */
interface ItemKind {
  /** Of `crm.item.*`. */
  readonly entityTypeId: number;
  /** Of `crm.item.productrow.*`. */
  readonly owner: 'D' | 'L';
  /** Of the timeline, and in the address that people open. */
  readonly name: DealEntity;
}

export const kinds: Readonly<Record<DealEntity, ItemKind>> = {
  deal: { entityTypeId: 2, owner: 'D', name: 'deal' },
  lead: { entityTypeId: 1, owner: 'L', name: 'lead' },
};

/** Deals and leads are numbered apart: ids of leads begin with an L here. */
const leadMark = 'L';

/** Which item an id of ours names. */
export function itemNamed(id: string): ItemKind & { readonly id: number } {
  const isLead = id.startsWith(leadMark);
  return { ...kinds[isLead ? 'lead' : 'deal'], id: Number(isLead ? id.slice(leadMark.length) : id) };
}

export function nameOfItem({ name }: ItemKind, id: string): string {
  return name === 'lead' ? `${leadMark}${id}` : id;
}
