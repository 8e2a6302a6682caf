import { maxFeedCategories } from '../limits.ts';
import type { FeedRecord, RecordTaker } from './feed-record.ts';
import { plainText } from './plain-text.ts';
import { written } from './record-spots.ts';
import { childOf, childrenOf, fieldsOf, joinedAttributes, pictureAddresses } from './xml-node.ts';
import { type XmlNode, XmlRecords } from './xml-records.ts';

/** Elements of an offer that say how many pieces there are; shops use one or another. */
const stockNames = ['stock_quantity', 'quantity_in_stock', 'quantity', 'stock', 'count', 'amount'] as const;

/** Yandex Market's YML: categories as a tree, and offers that name one of them. */
export function ymlReader(taker: RecordTaker): XmlRecords {
  const categories = new YmlCategories();
  return new XmlRecords({
    onOpen: (name, { date }) => {
      if (name === 'yml_catalog' && date !== undefined) taker.date(date);
    },
    isRecord: (name) => name === 'offer' || name === 'category',
    onRecord: (node) => {
      if (node.name === 'category') categories.add(node);
      else takeOffer(node, categories, taker);
    },
  });
}

function takeOffer(offer: XmlNode, categories: YmlCategories, taker: RecordTaker): void {
  if (offer.attributes['deleted'] === 'true') taker.leaveOut('deleted');
  else takeGoods(offer, categories, taker);
}

function takeGoods(offer: XmlNode, categories: YmlCategories, taker: RecordTaker): void {
  const description = childOf(offer, 'description', 'description_ru', 'description_ua');
  const { texts, spots } = fieldsOf({
    name: childOf(offer, 'name', 'name_ru', 'title'),
    price: childOf(offer, 'price'),
    brand: childOf(offer, 'vendor'),
    link: childOf(offer, 'url'),
    description,
    stock: childOf(offer, ...stockNames),
  });
  const category = childOf(offer, 'categoryId');
  const currency = childOf(offer, 'currencyId')?.text.toUpperCase();
  const name = texts.name ?? madeName(offer);
  const record: FeedRecord = {
    fields: {
      ...texts,
      sku: (offer.attributes['id'] ?? '').trim(),
      ...(name !== undefined && { name }),
      ...(description && { description: plainText(description.text) }),
      ...(isGone(offer) && { stock: '0' }),
    },
    category: category ? categories.pathOf(category.text) : [],
    images: pictureAddresses(childrenOf(offer, 'picture')),
    attributes: attributesOf(offer),
    ...(currency !== undefined && { currency: currency === 'RUR' ? 'RUB' : currency }),
  };
  const fields = { ...spots, ...(category && { category: category.at }) };
  taker.take(record, written({ record: offer.at, fields }));
}

/** Offers of the type vendor.model have no name of their own. */
function madeName(offer: XmlNode): string | undefined {
  const model = childOf(offer, 'model');
  if (!model) return undefined;
  return [childOf(offer, 'typePrefix'), childOf(offer, 'vendor'), model]
    .flatMap((part) => part?.text ?? [])
    .join(' ');
}

/** An attribute by the format; some shops write an element. */
function isGone(offer: XmlNode): boolean {
  const said = offer.attributes['available'] ?? childOf(offer, 'available')?.text;
  return said?.trim().toLowerCase() === 'false';
}

function attributesOf(offer: XmlNode): FeedRecord['attributes'] {
  return joinedAttributes(
    childrenOf(offer, 'param').map(({ attributes, text }) => ({
      name: attributes['name'] ?? '',
      value: [plainText(text).replaceAll('\n', ', '), attributes['unit'] ?? ''].join(' ').trim(),
    })),
  );
}

/** The tree of a shop's categories, by their ids. */
class YmlCategories {
  readonly #byId = new Map<string, { readonly name: string; readonly parent: string | undefined }>();

  add({ attributes, text }: XmlNode): void {
    const { id, parentId } = attributes;
    if (id === undefined || text === '' || this.#byId.size >= maxFeedCategories) return;
    this.#byId.set(id.trim(), { name: text, parent: parentId?.trim() });
  }

  /** Levels, the widest first. A tree that leads back to itself ends where it does. */
  pathOf(id: string): readonly string[] {
    const path: string[] = [];
    const seen = new Set<string>();
    for (let next: string | undefined = id; next !== undefined && !seen.has(next); ) {
      seen.add(next);
      const category = this.#byId.get(next);
      if (category) path.unshift(category.name);
      next = category?.parent;
    }
    return path;
  }
}
