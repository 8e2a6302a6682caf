import type { Spot } from './feed-broken.ts';
import type { Lookup } from './lookup.ts';
import { piecesText } from './pieces-text.ts';
import { childOf, childrenOf, descendants } from './xml-node.ts';
import { type XmlListener, type XmlNode, XmlRecords } from './xml-records.ts';

/** What a package of offers says of one product, or of one variant of it. */
export interface MlOffer {
  /** `goods` or `goods#variant`. */
  readonly id: string;
  readonly article: string;
  readonly name: string;
  readonly price: string;
  readonly currency: string;
  readonly stock: string;
  readonly variant: readonly { readonly name: string; readonly value: string }[];
  /** Of the price, where there is one. */
  readonly at: Spot;
}

/** Prices of several kinds that differ, and nothing says which one customers pay. */
export interface PriceChoice {
  readonly at: Spot;
  readonly types: readonly string[];
}

/** Offers of CommerceML by the goods that they are of: a price and a stock for each variant. */
export class MlOffers {
  readonly #lookup: Lookup;
  /** Name of the kind of price that city.yaml chose. */
  readonly #wanted: string | undefined;
  readonly #types = new Map<string, { readonly name: string; readonly currency: string }>();
  #choice: PriceChoice | undefined;
  count = 0;
  isPartial = false;

  constructor(lookup: Lookup, wanted: string | undefined) {
    this.#lookup = lookup;
    this.#wanted = wanted;
  }

  /** The first offer whose price could not be chosen. */
  get choice(): PriceChoice | undefined {
    return this.#choice;
  }

  reader(part: number): XmlRecords {
    const listener: XmlListener = {
      isRecord: (name) => name === 'Предложение' || name === 'ТипЦены',
      onRecord: (node) => (node.name === 'ТипЦены' ? this.#addType(node) : this.#addOffer(node)),
      onOpen: (name, attributes) => {
        if (name === 'ПакетПредложений' && attributes['СодержитТолькоИзменения'] === 'true')
          this.isPartial = true;
      },
    };
    return new XmlRecords(listener, part);
  }

  of(goods: string): readonly MlOffer[] {
    // Written by #addOffer.
    return JSON.parse(this.#lookup.get(goods) ?? '[]') as readonly MlOffer[];
  }

  #addType(node: XmlNode): void {
    const id = childOf(node, 'Ид')?.text;
    const [name, currency] = [childOf(node, 'Наименование')?.text ?? '', childOf(node, 'Валюта')?.text ?? ''];
    if (id !== undefined) this.#types.set(id, { name, currency });
  }

  #addOffer(node: XmlNode): void {
    const id = childOf(node, 'Ид')?.text ?? '';
    const [goods = ''] = id.split('#', 1);
    const price = this.#priceOf(node);
    const amount = price && childOf(price, 'ЦенаЗаЕдиницу');
    const type = this.#types.get((price && childOf(price, 'ИдТипаЦены')?.text) ?? '');
    const offer: MlOffer = {
      id,
      article: childOf(node, 'Артикул')?.text ?? '',
      name: childOf(node, 'Наименование')?.text ?? '',
      price: amount?.text ?? '',
      currency: currencyCode((price && childOf(price, 'Валюта')?.text) ?? type?.currency ?? ''),
      stock: stockOf(node),
      variant: variantOf(node),
      at: (amount ?? node).at,
    };
    this.count += 1;
    // Prices and stocks of one offer may come in files of their own.
    const known = this.of(goods).filter((one) => one.id !== id);
    const before = this.of(goods).find((one) => one.id === id);
    this.#lookup.set(goods, JSON.stringify([...known, before ? merged(before, offer) : offer]));
  }

  #priceOf(offer: XmlNode): XmlNode | undefined {
    const prices = descendants(offer, 'Цены', 'Цена');
    const nameOf = (price: XmlNode): string => {
      const id = childOf(price, 'ИдТипаЦены')?.text ?? '';
      return this.#types.get(id)?.name ?? id;
    };
    if (this.#wanted !== undefined) return prices.find((price) => nameOf(price) === this.#wanted);
    const amounts = new Set(prices.map((price) => childOf(price, 'ЦенаЗаЕдиницу')?.text));
    if (amounts.size > 1) this.#choice ??= { at: offer.at, types: prices.map(nameOf) };
    return prices[0];
  }
}

function merged(before: MlOffer, offer: MlOffer): MlOffer {
  const said = Object.entries(offer).filter(([, value]) => value !== '' && value.length > 0);
  // Keys and values of two offers.
  const both = { ...before, ...Object.fromEntries(said) } as MlOffer;
  return { ...both, at: offer.price === '' ? before.at : offer.at };
}

/** One number, or one for each warehouse. */
function stockOf(offer: XmlNode): string {
  const whole = childOf(offer, 'Количество')?.text;
  if (whole !== undefined) return piecesText(whole);
  const counts = [
    ...childrenOf(offer, 'Склад').flatMap(({ attributes }) => attributes['КоличествоНаСкладе'] ?? []),
    ...descendants(offer, 'Остатки', 'Остаток', 'Количество').map(({ text }) => text),
    ...descendants(offer, 'Остатки', 'Остаток', 'Склад', 'Количество').map(({ text }) => text),
  ].map((text) => Number(piecesText(text)));
  const sum = counts.reduce((all, one) => all + one, 0);
  return counts.length > 0 && Number.isSafeInteger(sum) ? String(sum) : '';
}

function variantOf(offer: XmlNode): MlOffer['variant'] {
  return descendants(offer, 'ХарактеристикиТовара', 'ХарактеристикаТовара').flatMap((node) => {
    const [name, value] = [childOf(node, 'Наименование')?.text, childOf(node, 'Значение')?.text];
    return name !== undefined && value !== undefined ? [{ name, value }] : [];
  });
}

/** 1C writes "руб" and numbers of currencies beside codes. */
function currencyCode(text: string): string {
  const plain = text.trim().toLowerCase();
  if (/^(?:руб\.?|rur|643)$/.test(plain)) return 'RUB';
  if (/^(?:тг\.?|тенге|398)$/.test(plain)) return 'KZT';
  return text.trim().toUpperCase();
}
