import type {
  ContactDraft,
  Crm,
  CrmCall,
  CrmOutcome,
  DealChange,
  DealDraft,
  DealRow,
  MovedDeal,
  MovedQuery,
} from '../../ports/crm.ts';

/** How the portal is doing: `refuses` everything until a person mends it, executes but `lost` its answers. */
export type CrmState = 'up' | 'down' | 'refuses' | 'lost';

/** A deal as it stands in the portal. */
export interface TestDeal {
  readonly id: string;
  readonly draft: DealDraft;
  stage: string;
  assigned: number | undefined;
  rows: readonly DealRow[];
  readonly comments: string[];
  contact: string | undefined;
  updatedAt: number;
}

/** Deals count on from here, so that a number is not taken for a count. */
const firstNumber = 101;

/** A portal in memory: deals and contacts of one city. */
export class TestCrm {
  readonly deals: TestDeal[] = [];
  readonly #contacts: ContactDraft[] = [];
  readonly #now: () => number;
  #state: CrmState = 'up';

  constructor(now: () => number) {
    this.#now = now;
  }

  become(state: CrmState): void {
    this.#state = state;
  }

  phoneOf({ contact }: TestDeal): string | undefined {
    return contact === undefined ? undefined : this.#contacts[Number(contact) - 1]?.phone;
  }

  /** What a person does on the board. */
  move(deal: TestDeal, stage: string): void {
    this.#touched(deal).stage = stage;
  }

  connection(): Crm {
    const ask = <T>(what: () => T) => Promise.resolve(this.#asked(what));
    const once = <T>({ mayStillSend }: CrmCall, what: () => T): Promise<CrmOutcome<T>> =>
      mayStillSend()
        ? ask(what)
        : Promise.resolve({ kind: 'not-executed', code: 'LATE', detail: 'too late' } as const);
    return {
      portal: 'portal',
      dealLink: (id) => `https://portal.example/crm/deal/details/${id}/`,
      createDeal: (draft, call) => once(call, () => this.#create(draft)),
      findDeals: ({ originId }) =>
        ask(() =>
          this.deals
            .filter(({ draft }) => draft.originId === originId)
            .map(({ id, draft }) => ({ id, category: draft.category ?? 0 })),
        ),
      setRows: (id, rows) => ask(() => this.#change(id, (deal) => Object.assign(deal, { rows }))),
      movedDeals: (query) => ask(() => this.#moved(query)),
      changeDeal: (id, change) => ask(() => this.#change(id, (deal) => applied(deal, change))),
      addComment: (id, { text }, call) =>
        once(call, () => this.#change(id, ({ comments }) => comments.push(text))),
      hasComment: (id, marker) =>
        ask(() => this.#deal(id)?.comments.some((text) => text.includes(marker)) ?? false),
      findContact: (wanted) => ask(() => this.#contact(wanted)),
      createContact: (contact, call) => once(call, () => String(this.#contacts.push(contact))),
    };
  }

  #asked<T>(what: () => T): CrmOutcome<T> {
    switch (this.#state) {
      case 'up':
        return { kind: 'done', value: what() };
      case 'down':
        return { kind: 'not-executed', code: 'ECONNREFUSED', detail: 'the portal does not answer' };
      case 'refuses':
        return { kind: 'closed', code: 'INVALID_CREDENTIALS', detail: 'the webhook was revoked' };
      case 'lost':
        what();
        return { kind: 'unknown', detail: 'the answer was lost' };
    }
  }

  #create(draft: DealDraft): string {
    const number = String(firstNumber + this.deals.length);
    const id = draft.entity === 'lead' ? `L${number}` : number;
    const { stage = 'NEW', assigned, rows } = draft;
    this.deals.push({
      id,
      draft,
      stage,
      assigned,
      rows,
      comments: [],
      contact: undefined,
      updatedAt: this.#now(),
    });
    return id;
  }

  #deal(id: string): TestDeal | undefined {
    return this.deals.find((deal) => deal.id === id);
  }

  #change(id: string, change: (deal: TestDeal) => unknown): null {
    const deal = this.#deal(id);
    if (deal) change(this.#touched(deal));
    return null;
  }

  #touched(deal: TestDeal): TestDeal {
    deal.updatedAt = this.#now();
    return deal;
  }

  #moved({ originatorIds, since, start }: MovedQuery): readonly MovedDeal[] {
    return this.deals
      .filter(({ draft, updatedAt }) => originatorIds.includes(draft.originatorId) && updatedAt >= since)
      .map(({ draft, stage, updatedAt }) => ({ ticket: draft.originId, stage, updatedAt }))
      .slice(start, start + 50);
  }

  #contact({ phone, originId }: ContactDraft): string | null {
    const at = this.#contacts.findIndex((one) => one.phone === phone || one.originId === originId);
    return at < 0 ? null : String(at + 1);
  }
}

function applied(deal: TestDeal, { assigned, stage, contact }: DealChange): void {
  if (assigned !== undefined) deal.assigned = assigned;
  if (stage !== undefined) deal.stage = stage;
  if (contact !== undefined) deal.contact = contact;
}
