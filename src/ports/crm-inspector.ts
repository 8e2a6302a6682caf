import type { CrmOutcome, DealEntity } from './crm.ts';

/** A deal as a list of the portal shows it, by the mark that it was made with (`DealOrigin`). */
export interface MarkedDeal {
  readonly id: string;
  readonly originatorId: string;
  /** Empty where a person took it away. */
  readonly originId: string;
}

export interface MarkedPage {
  readonly entity: DealEntity;
  /** Who made them: `zeta:<city>`. At least one. */
  readonly originatorIds: readonly string[];
  /** Made by then or later, by the portal's clock; epoch milliseconds. */
  readonly since: number;
  /** Those after this one; undefined: from the first. */
  readonly after: string | undefined;
}

/** What there is under a deal's number. */
export type DealSight =
  | { readonly kind: 'there'; readonly originId: string }
  | { readonly kind: 'gone' }
  /** It is there, and the webhook's employee may not read it. */
  | { readonly kind: 'hidden' };

/** Looks into a portal and changes nothing there. */
export interface CrmInspector {
  /** As `Crm.portal`. */
  readonly portal: string;
  /** A page of marked deals, by their numbers; after the last one an empty page. */
  markedDeals(page: MarkedPage, signal: AbortSignal): Promise<CrmOutcome<readonly MarkedDeal[]>>;
  lookAt(dealId: string, signal: AbortSignal): Promise<CrmOutcome<DealSight>>;
  /** Where a person sees the deal in a browser. */
  addressOf(dealId: string): string;
}
