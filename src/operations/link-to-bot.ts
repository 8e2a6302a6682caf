import { productRef } from '../catalog/product-ref.ts';
import { productLink, searchLink } from '../conversation/deep-link.ts';
import type { CityCatalog } from './city-catalog.ts';

/** Links to a city's bot that open what somebody wrote about. */
export interface BotLinks {
  /** The bot's username as city.yaml has it; null when it does not say. */
  readonly bot: string | null;
  /** The product that is found first. */
  readonly product: { readonly sku: string; readonly name: string; readonly url: string } | null;
  /** A search for these words; null when they are too many for a link (46 bytes). */
  readonly search: string | null;
}

/** What stands in a link where nobody said how the bot is called. */
const unnamed = 'YOUR_BOT';

/** Reads the files as they are now. */
export function linkToBot({ settings, synonyms, pins, catalog }: CityCatalog, text: string): BotLinks {
  const bot = settings.telegram.username ?? null;
  const linkTo = (argument: string) => `https://t.me/${bot ?? unnamed}?start=${argument}`;
  const [found] = catalog.search({ text, limit: 1, synonyms, pins }).products;
  const words = searchLink(text.trim());
  return {
    bot,
    product: found
      ? {
          sku: found.product.sku,
          name: found.product.name,
          url: linkTo(productLink(productRef(found.product.sku))),
        }
      : null,
    search: words === undefined ? null : linkTo(words),
  };
}
