import { uuidOf } from '../../../src/base/digest.ts';
import type { CityId } from '../../../src/base/ids.ts';
import type { DealDraft } from '../../../src/ports/crm.ts';

/** What a ticket process is told. */
export interface Work {
  readonly database: string;
  readonly seed: number;
  readonly tickets: number;
  readonly cities: readonly { readonly city: CityId; readonly webhook: string }[];
  readonly client: 'zeta' | 'naive';
}

/** The draft of a ticket; every fiftieth has a stage that no funnel has. */
export function draftOf(city: CityId, seed: number, ticket: number): DealDraft {
  return {
    originatorId: `zeta:${city}`,
    originId: uuidOf('chaos', String(seed), String(ticket)),
    title: `Диван «Каскад» ${ticket}`,
    category: 0,
    stage: ticket % 50 === 49 ? 'NONSENSE' : 'NEW',
    currency: 'KZT',
    opportunity: 100_000,
    comments: 'Айгерим\nжеткізу керек',
    fields: { UF_CRM_CITY: 'Алматы' },
    rows: [{ name: 'Диван «Каскад»', price: 100_000, quantity: 1 }],
  };
}
