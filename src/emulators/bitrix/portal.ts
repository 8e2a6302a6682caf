import type { Category } from './deal-stages.ts';
import { contactType, dealType, type Fields, leadType } from './item-fields.ts';

export interface Item {
  readonly id: number;
  readonly entityTypeId: number;
  /** Standard fields in camelCase, own ones as `UF_CRM_…`. */
  readonly fields: Fields;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

export interface ProductRow {
  readonly productName: string;
  readonly price: number;
  readonly quantity: number;
}

/** A row as stored: what was sent, completed by the portal. */
export interface StoredRow extends ProductRow {
  readonly id: number;
  readonly ownerId: number;
  readonly ownerType: string;
  readonly rest: Fields;
}

export interface TimelineComment {
  readonly id: number;
  readonly entityType: string;
  readonly entityId: number;
  readonly text: string;
}

/** Letters of crm.item.productrow.* for entity types. */
export const ownerTypes: ReadonlyMap<string, number> = new Map([
  ['L', leadType],
  ['D', dealType],
]);

/** State of the emulated CRM. */
export class Portal {
  readonly categories: readonly Category[];
  readonly #items = new Map<number, Map<number, Item>>([
    [leadType, new Map()],
    [dealType, new Map()],
    [contactType, new Map()],
  ]);
  readonly #rows = new Map<string, readonly StoredRow[]>();
  readonly #comments: TimelineComment[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #firstId: number;
  #visibleAfterMs = 0;
  #isHidden: (item: Item) => boolean = () => false;
  readonly #lastIds = new Map<string, number>();

  constructor(options: { readonly firstId: number; readonly categories: readonly Category[] }) {
    this.#firstId = options.firstId;
    this.categories = options.categories;
  }

  items(entityTypeId: number): readonly Item[] {
    return [...(this.#items.get(entityTypeId)?.values() ?? [])];
  }

  /** What lists show: not what is hidden from the webhook's employee, nor what the portal has not indexed yet. */
  listed(entityTypeId: number): readonly Item[] {
    const indexed = Date.now() - this.#visibleAfterMs;
    return this.items(entityTypeId).filter((item) => item.createdAt <= indexed && !this.#isHidden(item));
  }

  /** Real milliseconds until a new item is in lists. */
  setVisibleAfter(ms: number): void {
    this.#visibleAfterMs = ms;
  }

  hide(isHidden: (item: Item) => boolean): void {
    this.#isHidden = isHidden;
  }

  isHidden(item: Item): boolean {
    return this.#isHidden(item);
  }

  item(entityTypeId: number, id: number): Item | undefined {
    return this.#items.get(entityTypeId)?.get(id);
  }

  add(entityTypeId: number, fieldsFor: (id: number) => Fields): Item {
    const id = this.nextId(`item ${entityTypeId}`);
    const item = { id, entityTypeId, fields: fieldsFor(id), createdAt: Date.now() };
    this.#items.get(entityTypeId)?.set(id, item);
    this.#changed();
    return item;
  }

  update(item: Item, fields: Fields): Item {
    const updated = { ...item, fields: { ...item.fields, ...fields } };
    this.#items.get(item.entityTypeId)?.set(item.id, updated);
    this.#changed();
    return updated;
  }

  delete(item: Item): void {
    this.#items.get(item.entityTypeId)?.delete(item.id);
    this.#changed();
  }

  rows(ownerType: string, ownerId: number): readonly StoredRow[] {
    return this.#rows.get(`${ownerType}:${ownerId}`) ?? [];
  }

  setRows(ownerType: string, ownerId: number, rows: readonly StoredRow[]): void {
    this.#rows.set(`${ownerType}:${ownerId}`, rows);
    this.#changed();
  }

  comment(comment: Omit<TimelineComment, 'id'>): TimelineComment {
    const stored = { ...comment, id: this.nextId('comment') };
    this.#comments.push(stored);
    this.#changed();
    return stored;
  }

  comments(): readonly TimelineComment[] {
    return [...this.#comments];
  }

  /** Each kind of thing counts on its own. */
  nextId(kind: string): number {
    const id = (this.#lastIds.get(kind) ?? this.#firstId - 1) + 1;
    this.#lastIds.set(kind, id);
    return id;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
