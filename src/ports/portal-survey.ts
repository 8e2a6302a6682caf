import type { CrmOutcome } from './crm.ts';

/** A stage of a funnel, as the portal calls it. */
export interface PortalStage {
  /** `NEW`; of further funnels `C9:NEW`. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'open' | 'won' | 'lost';
}

/** What a portal is asked when a city is set up. */
export interface PortalSurvey {
  /** Whose webhook it is. */
  owner(signal: AbortSignal): Promise<CrmOutcome<{ readonly id: string; readonly name: string }>>;
  /** What the webhook may do: `crm`. */
  scopes(signal: AbortSignal): Promise<CrmOutcome<readonly string[]>>;
  /** Funnels of deals. */
  funnels(
    signal: AbortSignal,
  ): Promise<CrmOutcome<readonly { readonly id: number; readonly name: string }[]>>;
  /** Of a funnel, or of leads, which have none. */
  stages(of: number | 'lead', signal: AbortSignal): Promise<CrmOutcome<readonly PortalStage[]>>;
  /** A deal's fields; the portal's own by their original names. */
  item(dealId: string, signal: AbortSignal): Promise<CrmOutcome<Readonly<Record<string, unknown>>>>;
  deleteDeal(dealId: string, signal: AbortSignal): Promise<CrmOutcome<null>>;
}
