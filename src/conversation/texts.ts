import { visibleText } from '../base/html.ts';
import type { Product } from '../catalog/generated/product.ts';
import type { City } from '../city/city.ts';
import { formatPrice } from '../city/format-price.ts';
import type { PromptKey, PromptValues } from '../city/generated/prompt-keys.ts';
import type { Escalation } from './effect.ts';
import type { Customer } from './event.ts';

/** A city speaking one language: what screens are written with. */
export interface Voice {
  readonly city: City;
  readonly language: string;
  /** Whether the feed of prices has been silent for too long. */
  readonly arePricesStale: boolean;
  readonly say: <K extends PromptKey>(key: K, values: PromptValues[K]) => string;
}

export function voiceOf(city: City, language: string, arePricesStale = false): Voice {
  return { city, language, arePricesStale, say: (key, values) => city.prompts.render(language, key, values) };
}

/** What people in the shop read: cards in their group, and deals. */
export function officeVoice(city: City): Voice {
  return voiceOf(city, city.settings.manager?.language ?? city.settings.languages[0]);
}

/** `қазақ тілі`, in the language of who reads it. */
export function languageName(language: string, readIn = language): string {
  return new Intl.DisplayNames([readIn], { type: 'language' }).of(language) ?? language;
}

export function priceOf(voice: Voice, { price, currency }: Product): string {
  return moneyOf(voice, price, currency);
}

/** `minor`: in minor units. */
export function moneyOf({ language }: Voice, minor: number, currency: string): string {
  return formatPrice(minor, currency, language);
}

/** As the list and the card show it: an old price is told to be one. */
export function shownPrice(voice: Voice, product: Product): string {
  const price = priceOf(voice, product);
  return voice.arePricesStale ? voice.say('product.price_stale', { price }) : price;
}

export function availabilityOf({ say }: Voice, { stock }: Product): string {
  if (stock === undefined) return say('availability.unknown', {});
  return stock > 0 ? say('availability.in_stock', { count: stock }) : say('availability.out_of_stock', {});
}

/** Cut to at most `length` characters at a whole character, with an ellipsis where something is missing. */
export function clip(text: string, length: number): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  if (characters.length <= length) return characters.join('');
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}

/** As many of the HTML lines, from the first on, as fit into `limit` visible characters. */
export function fitLines(lines: readonly string[], limit: number): string {
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (visibleText(longer).length > limit) break;
    text = longer;
  }
  return text;
}

/**
 * The link that opens a chat with a customer who has no @username, for managers; nothing for one who has. Telegram makes it
 * work for people who have written to the bot.
 */
export function mentionOf({ say }: Voice, { name, username, id }: Customer): string {
  if (username || !/^\d+$/.test(id)) return '';
  return `\n<a href="tg://user?id=${id}">${say('manager.mention', { name: clip(name, 64) || id })}</a>`;
}

/** "Айгерим (@aigerim)"; a person without a name is their id. */
export function nameOf({ name, username, id }: Customer): string {
  const shown = clip(name, 64) || id;
  return username ? `${shown} (@${username})` : shown;
}

/** What an escalation is about, in a few words. */
export function subjectOf({ say }: Voice, { product, phone }: Escalation): string {
  return product ? clip(product.name, 200) : say('callback.name', { phone: phone?.number ?? '' });
}

/** Of a long order the first are told; its deal has all. */
const mostLines = 12;

/** What was ordered, a line each. */
export function orderLines(voice: Voice, { lines = [] }: Escalation): readonly string[] {
  const told = lines.slice(0, mostLines).map(({ name, sku, quantity, price, currency }) =>
    voice.say('order.line', {
      name: clip(name, 100),
      sku: clip(sku, 40),
      quantity,
      price: moneyOf(voice, price, currency),
    }),
  );
  return lines.length > mostLines ? [...told, `… +${lines.length - mostLines}`] : told;
}

/** Who is tagged on a card: whose turn it is on the rota, else the city's manager. */
export function taggedOn({ city }: Voice, { assigned }: Pick<Escalation, 'assigned'>): string {
  return assigned?.handle ?? city.settings.manager?.handle ?? '';
}
