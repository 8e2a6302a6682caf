import { describeHours, describeOpening, isOpen, nextOpening } from '../../city/opening-hours.ts';
import type { Effect } from '../effect.ts';
import type { NearestShop, Spot } from '../nearest-shop.ts';
import { clip, type Voice } from '../texts.ts';
import { menuButton } from './menu.ts';

/** Of a button that copies (Telegram). */
const mostCopied = 256;

/** /contacts: where the shop is, and whether it is open now; to whoever sent a place also how far, or which is nearer. */
export function contacts(voice: Voice, chat: string, now: number, nearest?: NearestShop): readonly Effect[] {
  const isOwn = nearest?.city === voice.city.id;
  const own = ownContacts(voice, chat, now, isOwn ? nearest.km : undefined);
  return nearest && !isOwn ? [nearerCity(voice, chat, nearest), own] : [own];
}

function nearerCity({ say }: Voice, chat: string, { name, bot, km }: NearestShop): Effect {
  const html = say('contacts.nearest', { city_name: name, km });
  const text = say('buttons.other_city', { city_name: name });
  const open = { kind: 'link' as const, text, url: `https://t.me/${bot}` };
  return { kind: 'send', chat, message: { html, buttons: [[open]] } };
}

function ownContacts(voice: Voice, chat: string, now: number, km: number | undefined): Effect {
  const { city, say } = voice;
  const { contacts: shop, manager, name } = city.settings;
  const ask = manager ? [[menuButton(voice, 'ask')]] : [];
  if (!shop) {
    // Nobody is promised who is not there.
    const html = say(manager ? 'contacts.none' : 'manager.none', {});
    return { kind: 'send', chat, message: { html, buttons: ask } };
  }
  const lines = [
    say('contacts.title', { city_name: name }),
    ...(km === undefined ? [] : [say('contacts.distance', { km })]),
    ...(shop.address ? [say('contacts.address', { address: shop.address })] : []),
    ...(shop.phone ? [say('contacts.phone', { phone: shop.phone })] : []),
    ...openingLines(voice, now),
  ];
  const url = shop.map ?? (shop.location && mapOf(shop.location));
  const map = url ? [[{ kind: 'link' as const, text: say('buttons.map', {}), url }]] : [];
  // For the app that calls a taxi.
  const copy = shop.address
    ? [
        [
          {
            kind: 'copy' as const,
            text: say('buttons.copy_address', {}),
            copy: clip(shop.address, mostCopied),
          },
        ],
      ]
    : [];
  return { kind: 'send', chat, message: { html: lines.join('\n'), buttons: [...map, ...copy, ...ask] } };
}

/** A map that needs no account and no app. */
function mapOf({ latitude, longitude }: Spot): string {
  return `https://yandex.com/maps/?pt=${longitude},${latitude}&z=17`;
}

function openingLines({ city, language, say }: Voice, now: number): readonly string[] {
  const { contacts: shop, timezone } = city.settings;
  if (!shop?.hours) return [];
  const state = isOpen(shop.hours, timezone, now)
    ? say('contacts.open', {})
    : say('contacts.closed', {
        opens: describeOpening(nextOpening(shop.hours, timezone, now), language),
      });
  return [say('contacts.hours', { hours: describeHours(shop.hours, language) }), state];
}
