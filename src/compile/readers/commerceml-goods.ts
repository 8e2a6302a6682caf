import { maxFeedCategories } from '../limits.ts';
import type { MlOffer, MlOffers } from './commerceml-offers.ts';
import type { FeedRecord, RecordTaker } from './feed-record.ts';
import type { Lookup } from './lookup.ts';
import { plainText } from './plain-text.ts';
import { written } from './record-spots.ts';
import { childOf, childrenOf, descendants, fieldsOf, joinedAttributes } from './xml-node.ts';
import { type XmlListener, type XmlNode, XmlRecords } from './xml-records.ts';

const recordNames: ReadonlySet<string> = new Set(['Товар', 'Группы', 'Свойство', 'Категория']);

/** Goods of CommerceML with the offers that were read before: one product for each variant that has a price. */
export class MlGoods {
  readonly #offers: MlOffers;
  readonly #taker: RecordTaker;
  /** A picture as the file names it -> as the catalog does; undefined when it is not there. */
  readonly #picture: (path: string) => string | undefined;
  readonly #groups = new Map<string, readonly string[]>();
  readonly #properties = new Map<string, string>();
  /** Texts behind the ids of values; a dictionary may have any number. */
  readonly #values: Lookup;
  /** Offers that were taken. */
  #used = 0;
  count = 0;
  isPartial = false;

  constructor(
    offers: MlOffers,
    taker: RecordTaker,
    values: Lookup,
    picture: (path: string) => string | undefined,
  ) {
    this.#offers = offers;
    this.#values = values;
    this.#taker = taker;
    this.#picture = picture;
  }

  reader(part: number): XmlRecords {
    const listener: XmlListener = {
      isRecord: (name) => recordNames.has(name),
      onRecord: (node) => this.#onRecord(node),
      onOpen: (name, attributes) => {
        if (name === 'Каталог' && attributes['СодержитТолькоИзменения'] === 'true') this.isPartial = true;
      },
    };
    return new XmlRecords(listener, part);
  }

  /** Offers of goods that no file describes are left out. */
  end(): void {
    const unknown = this.#offers.count - this.#used;
    if (unknown > 0) this.#taker.leaveOut('unknown-goods', unknown);
  }

  #onRecord(node: XmlNode): void {
    if (node.name === 'Группы') this.#addGroups(node, []);
    else if (node.name === 'Категория') this.#addGroup(node, []);
    else if (node.name === 'Свойство') this.#addProperty(node);
    else this.#takeGoods(node);
  }

  #addGroups(node: XmlNode, above: readonly string[]): void {
    for (const group of childrenOf(node, 'Группа')) this.#addGroup(group, above);
  }

  #addGroup(group: XmlNode, above: readonly string[]): void {
    const [id, name] = [childOf(group, 'Ид')?.text, childOf(group, 'Наименование')?.text];
    if (id === undefined || name === undefined) return;
    const path = [...above, name];
    if (this.#groups.size < maxFeedCategories) this.#groups.set(id, path);
    for (const below of childrenOf(group, 'Группы')) this.#addGroups(below, path);
  }

  #addProperty(node: XmlNode): void {
    const [id, name] = [childOf(node, 'Ид')?.text, childOf(node, 'Наименование')?.text];
    if (id === undefined || name === undefined) return;
    if (this.#properties.size < maxFeedCategories) this.#properties.set(id, name);
    for (const value of descendants(node, 'ВариантыЗначений', 'Справочник')) {
      const [key, text] = [childOf(value, 'ИдЗначения')?.text, childOf(value, 'Значение')?.text];
      if (key !== undefined && text !== undefined) this.#values.set(`${id} ${key}`, text);
    }
  }

  #takeGoods(goods: XmlNode): void {
    this.count += 1;
    const id = childOf(goods, 'Ид')?.text ?? '';
    const all = this.#offers.of(id.split('#', 1)[0] ?? '');
    // Older programs describe each variant as goods of its own.
    const offers = id.includes('#') ? all.filter((offer) => offer.id === id) : all;
    this.#used += offers.length;
    if (isDeleted(goods)) this.#taker.leaveOut('deleted');
    else if (isService(goods)) this.#taker.leaveOut('not-goods');
    else if (offers.length === 0) this.#taker.leaveOut('no-offer');
    else for (const offer of offers) this.#takeOffer(goods, offer);
  }

  #takeOffer(goods: XmlNode, offer: MlOffer): void {
    const isVariant = offer.id.includes('#');
    const description = childOf(goods, 'Описание');
    const { texts, spots } = fieldsOf({
      sku: childOf(goods, 'Артикул', 'Ид'),
      name: childOf(goods, 'Наименование'),
      description,
      brand: descendants(goods, 'Изготовитель').flatMap((one) => childOf(one, 'Наименование') ?? [])[0],
    });
    const group = descendants(goods, 'Группы', 'Ид')[0] ?? childOf(goods, 'Категория');
    const { price, currency, stock } = offer;
    const record: FeedRecord = {
      fields: {
        ...texts,
        price,
        ...(stock !== '' && { stock }),
        ...(description && { description: plainText(description.text) }),
        ...(isVariant && variantNames(childOf(goods, 'Артикул')?.text, texts.name ?? '', offer)),
      },
      category: this.#groups.get(group?.text ?? '') ?? [],
      images: childrenOf(goods, 'Картинка').flatMap(({ text }) => this.#picture(text) ?? []),
      attributes: this.#attributesOf(goods, offer),
      ...(currency !== '' && { currency }),
    };
    this.#taker.take(record, written({ record: goods.at, fields: { ...spots, price: offer.at } }));
  }

  #attributesOf(goods: XmlNode, { variant }: MlOffer): FeedRecord['attributes'] {
    const values = descendants(goods, 'ЗначенияСвойств', 'ЗначенияСвойства').flatMap((node) => {
      const id = childOf(node, 'Ид')?.text ?? '';
      const name = this.#properties.get(id) ?? '';
      return childrenOf(node, 'Значение').map(({ text }) => ({
        name,
        value: this.#values.get(`${id} ${text}`) ?? text,
      }));
    });
    return joinedAttributes([...values, ...variant]);
  }
}

/** A variant needs a code of its own that stays the same tomorrow, and a name by which customers know it. */
function variantNames(
  sku: string | undefined,
  name: string,
  { id, article, name: own, variant }: MlOffer,
): { readonly sku: string; readonly name: string } {
  const values = variant.map(({ value }) => value);
  const [, key = ''] = id.split('#', 2);
  const isOwn = article !== '' && article !== sku;
  const made = sku === undefined ? id : [sku, ...(values.length > 0 ? values : [key])].join('-');
  return {
    sku: isOwn ? article : made,
    name: own !== '' && own !== name ? own : [name, values.join(', ')].filter(Boolean).join(', '),
  };
}

function isDeleted(goods: XmlNode): boolean {
  const said = [goods.attributes['Статус'], childOf(goods, 'Статус')?.text];
  return said.includes('Удален') || childOf(goods, 'ПометкаУдаления')?.text === 'true';
}

function isService(goods: XmlNode): boolean {
  return descendants(goods, 'ЗначенияРеквизитов', 'ЗначениеРеквизита').some(
    (node) =>
      childOf(node, 'Наименование')?.text === 'ТипНоменклатуры' &&
      childOf(node, 'Значение')?.text === 'Услуга',
  );
}
