import { describeHours, describeOpening, isOpen, nextOpening } from '../../city/opening-hours.ts';
import type { Effect } from '../effect.ts';
import { clip, type Voice } from '../texts.ts';
import { menuButton } from './menu.ts';

/** Of a button that copies (Telegram). */
const mostCopied = 256;

/** /contacts: where the shop is, and whether it is open now. */
export function contacts(voice: Voice, chat: string, now: number): readonly Effect[] {
  const { city, say } = voice;
  const { contacts: shop, manager, name } = city.settings;
  const ask = manager ? [[menuButton(voice, 'ask')]] : [];
  if (!shop) {
    // Nobody is promised who is not there.
    const html = say(manager ? 'contacts.none' : 'manager.none', {});
    return [{ kind: 'send', chat, message: { html, buttons: ask } }];
  }
  const lines = [
    say('contacts.title', { city_name: name }),
    ...(shop.address ? [say('contacts.address', { address: shop.address })] : []),
    ...(shop.phone ? [say('contacts.phone', { phone: shop.phone })] : []),
    ...openingLines(voice, now),
  ];
  const map = shop.map ? [[{ kind: 'link' as const, text: say('buttons.map', {}), url: shop.map }]] : [];
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
  return [{ kind: 'send', chat, message: { html: lines.join('\n'), buttons: [...map, ...copy, ...ask] } }];
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
