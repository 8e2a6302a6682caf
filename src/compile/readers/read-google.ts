import type { FeedRecord, RecordTaker } from './feed-record.ts';
import { plainText } from './plain-text.ts';
import { written } from './record-spots.ts';
import { splitLevels } from './split-levels.ts';
import { childOf, childrenOf, fieldsOf, joinedAttributes, pictureAddresses } from './xml-node.ts';
import { type XmlNode, XmlRecords } from './xml-records.ts';

/** Attributes of Google's that customers ask for, by the names under which they are shown. */
const shownAttributes = ['color', 'size', 'material', 'pattern', 'gender', 'age_group'] as const;

/** Google Merchant's feed, in RSS (`item`) or Atom (`entry`). */
export function googleReader(taker: RecordTaker): XmlRecords {
  return new XmlRecords({
    isRecord: (name) => name === 'item' || name === 'entry',
    onRecord: (node) => takeItem(node, taker),
  });
}

function takeItem(item: XmlNode, taker: RecordTaker): void {
  const price = childOf(item, ...(hasSaleNow(item) ? ['sale_price'] : []), 'price');
  const description = childOf(item, 'description', 'summary', 'content');
  const category = childOf(item, 'product_type', 'google_product_category');
  const { texts, spots } = fieldsOf({
    sku: childOf(item, 'id'),
    name: childOf(item, 'title'),
    price,
    brand: childOf(item, 'brand'),
    link: childOf(item, 'link'),
    description,
    stock: childOf(item, 'quantity', 'sell_on_google_quantity'),
  });
  const { amount, currency } = splitPrice(price?.text ?? '');
  const link = texts.link ?? linkAttribute(item);
  const record: FeedRecord = {
    fields: {
      ...texts,
      price: amount,
      ...(link !== undefined && { link }),
      ...(description && { description: plainText(description.text) }),
      ...(isGone(item) && { stock: '0' }),
    },
    category: category ? splitType(category.text) : [],
    images: pictureAddresses([
      ...childrenOf(item, 'image_link'),
      ...childrenOf(item, 'additional_image_link'),
    ]),
    attributes: attributesOf(item),
    ...(currency !== '' && { currency }),
  };
  const fields = { ...spots, ...(category && { category: category.at }) };
  taker.take(record, written({ record: item.at, fields }));
}

/** A sale that has dates may be over: then the price without it is told. */
function hasSaleNow(item: XmlNode): boolean {
  return childOf(item, 'sale_price_effective_date') === undefined;
}

/** "15.00 USD" and "USD 15.00". */
function splitPrice(text: string): { readonly amount: string; readonly currency: string } {
  const currency = /\b[A-Z]{3}\b/.exec(text)?.[0] ?? '';
  return { amount: currency === '' ? text : text.replace(currency, '').trim(), currency };
}

/** Atom writes the address as an attribute. */
function linkAttribute(item: XmlNode): string | undefined {
  return childrenOf(item, 'link').find(({ attributes }) => attributes['href'])?.attributes['href'];
}

function isGone(item: XmlNode): boolean {
  const said = childOf(item, 'availability')
    ?.text.toLowerCase()
    .replaceAll(/[\s_]+/g, ' ');
  return said === 'out of stock';
}

function splitType(text: string): readonly string[] {
  // A number is a line of Google's own list of categories, which says nothing to customers.
  if (/^\d+$/.test(text)) return [];
  return splitLevels(text);
}

function attributesOf(item: XmlNode): FeedRecord['attributes'] {
  const shown = shownAttributes.flatMap((name) =>
    childrenOf(item, name).map(({ text }) => ({ name, value: text })),
  );
  const details = childrenOf(item, 'product_detail').map((detail) => ({
    name: childOf(detail, 'attribute_name')?.text ?? '',
    value: childOf(detail, 'attribute_value')?.text ?? '',
  }));
  return joinedAttributes([...shown, ...details]);
}
