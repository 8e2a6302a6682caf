import { uuidOf } from '../base/digest.ts';
import { escapeHtml } from '../base/html.ts';
import { majorUnits } from '../base/money.ts';
import type { Product } from '../catalog/generated/product.ts';
import type { City } from '../city/city.ts';
import { formatMessage } from '../city/format-message.ts';
import type { ContactDraft, DealDraft } from '../ports/crm.ts';
import type { Escalation } from './effect.ts';
import type { Customer } from './event.ts';
import { clip, nameOf, officeVoice, orderLines, priceOf, type Voice } from './texts.ts';

/** Bitrix24 titles hold 255 characters. */
const mostTitleLength = 250;
const mostContactName = 50;

/** All that whoever opens the deal needs, in the language of the office; found again by its origin. */
export function dealDraft({ city }: Voice, escalation: Escalation, product: Product | undefined): DealDraft {
  const office = officeVoice(city);
  const content = product ? aboutProduct(office, escalation, product) : aboutCall(office, escalation);
  return draftOf(office, escalation, content);
}

/** The same of an order of the shop's site. */
export function orderDraft({ city }: Voice, escalation: Escalation): DealDraft {
  const office = officeVoice(city);
  return draftOf(office, escalation, aboutOrder(office, escalation));
}

function draftOf(office: Voice, escalation: Escalation, { title, ...content }: DealContent): DealDraft {
  const { id, customer, query, source, said = [], assigned: onRota, product } = escalation;
  const { city } = office;
  const { settings } = city;
  const values = {
    city: city.id,
    city_name: settings.name,
    customer: nameOf(customer),
    product_name: product ? clip(product.name, 200) : '',
    query,
    sku: product?.sku ?? '',
  };
  const { category, stage, source: portalSource, fields = {} } = settings.bitrix?.deal ?? {};
  const assigned = onRota?.bitrix ?? settings.bitrix?.deal?.assigned;
  return {
    originatorId: `zeta:${city.id}`,
    originId: id,
    ...(source !== undefined && { campaign: source }),
    title: clip(title, mostTitleLength),
    ...(settings.bitrix?.entity === 'lead' ? { entity: 'lead' } : category !== undefined && { category }),
    ...(stage !== undefined && { stage }),
    ...(assigned !== undefined && { assigned }),
    ...(portalSource !== undefined && { source: portalSource }),
    ...content,
    comments: [content.comments, ...priceToday(office, escalation), ...transcript(office, said)].join('\n'),
    fields: Object.fromEntries(
      Object.entries(fields).map(([key, template]) => [
        key,
        formatMessage(template, office.language, values),
      ]),
    ),
  };
}

function priceToday({ say }: Voice, { product }: Escalation): readonly string[] {
  const price = product?.priceNow;
  return price === undefined ? [] : [escapeHtml(say('deal.price_changed', { price }))];
}

/** What the customer wrote before. */
function transcript({ say }: Voice, said: readonly string[]): readonly string[] {
  return said.length === 0
    ? []
    : [escapeHtml(say('card.said', {})), ...said.map((text) => `— ${escapeHtml(text)}`)];
}

type DealContent = Pick<DealDraft, 'title' | 'currency' | 'opportunity' | 'comments' | 'rows'>;

function aboutProduct(office: Voice, { customer, query }: Escalation, product: Product): DealContent {
  const price = majorUnits(product.price, product.currency);
  const name = clip(product.name, 200);
  return {
    title: office.say('deal.title', { name, city_name: office.city.settings.name }),
    currency: product.currency,
    opportunity: price,
    comments: office.say('deal.comment', {
      customer: nameOf(customer),
      query,
      name,
      sku: product.sku,
      price: priceOf(office, product),
      link: product.link ?? '',
    }),
    rows: [{ name, price, quantity: 1 }],
  };
}

function aboutCall(office: Voice, { customer, phone }: Escalation): DealContent {
  const number = phone?.number ?? '';
  const told = office.say(phone?.isOwn ? 'deal.phone_own' : 'deal.phone_written', { phone: number });
  return {
    title: office.say('deal.callback_title', { phone: number, city_name: office.city.settings.name }),
    currency: office.city.settings.currency,
    opportunity: 0,
    comments: office.say('deal.callback_comment', { customer: nameOf(customer), phone: told }),
    rows: [],
  };
}

function aboutOrder(office: Voice, escalation: Escalation): DealContent {
  const { customer, phone, query, lines = [], product } = escalation;
  const { settings } = office.city;
  const number = phone?.number ?? '';
  const more = lines.length > 1 ? ` +${lines.length - 1}` : '';
  const city_name = settings.name;
  const rows = lines.map(({ name, price, currency, quantity }) => ({
    name: clip(name, 200),
    price: majorUnits(price, currency),
    quantity,
  }));
  const currency = lines[0]?.currency ?? settings.currency;
  // In minor units: sums of what has decimals would not be exact.
  const sum = lines.reduce((all, { price, quantity }) => all + price * quantity, 0);
  return {
    title: product
      ? office.say('deal.title', { name: `${clip(product.name, 190)}${more}`, city_name })
      : office.say('deal.callback_title', { phone: number, city_name }),
    currency,
    opportunity: majorUnits(sum, currency),
    comments: office.say('order.comment', {
      customer: nameOf(customer),
      phone: number,
      comment: query || '—',
      products: orderLines(office, escalation).join('\n') || '—',
    }),
    rows,
  };
}

/** The same for each ticket of a customer in a city. */
export function contactDraft({ id }: City, customer: Customer, phone: string): ContactDraft {
  return {
    originatorId: `zeta:${id}`,
    originId: uuidOf('contact', id, customer.id),
    name: clip(customer.name, mostContactName) || customer.id,
    phone,
  };
}
