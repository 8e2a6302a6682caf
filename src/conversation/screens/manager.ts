import { describeOpening, isOpen, nextOpening } from '../../city/opening-hours.ts';
import type { KnownEscalation, TurnContext } from '../context.ts';
import type { Effect, Escalation } from '../effect.ts';
import { hasNoChat } from '../orders.ts';
import { firstReminder } from '../reminders.ts';
import { clip, nameOf, officeVoice, type Voice } from '../texts.ts';
import { contacts } from './contacts.ts';
import { managerCard } from './manager-card.ts';

/** Telegram. */
const mostTopicName = 128;

/**
 * 📞: a person. With a managers' group the group gets a card that tags the manager; with only a handle the customer
 * gets a chat with them, the question already written.
 */
export function callManager(
  voice: Voice,
  escalation: Escalation,
  { escalation: known, now }: Pick<TurnContext, 'escalation' | 'now'>,
): readonly Effect[] {
  const { manager } = voice.city.settings;
  const { chat } = escalation;
  if (!manager) return nobody(voice, chat, now);
  if (manager.chat) {
    const isLost = known?.state === 'lost';
    if (known && !isLost)
      return [{ kind: 'send', chat, message: { html: voice.say('manager.repeated', {}) } }];
    return [
      {
        kind: 'send',
        chat,
        message: { html: calledText(voice, now) },
      },
      ...handOver(voice, escalation, manager.chat, now),
      ...(isLost ? [reopened(escalation)] : opened(escalation)),
    ];
  }
  const written = writeToManager(voice, escalation);
  return written.length === 0 || known ? written : [...written, ...opened(escalation)];
}

/** The city has no manager, or none any more: who asks for one hears where the shop is, or what the bot can do. */
function nobody(voice: Voice, chat: string, now: number): readonly Effect[] {
  if (voice.city.settings.contacts) return contacts(voice, chat, now);
  return [{ kind: 'send', chat, message: { html: voice.say('manager.none', {}) } }];
}

/** Out of hours, when they are there again. */
function calledText({ city, language, say }: Voice, now: number): string {
  const { manager, timezone } = city.settings;
  const handle = manager?.handle ?? '';
  const hours = manager?.hours && [manager.hours];
  if (!hours || isOpen(hours, timezone, now)) return say('manager.called', { handle });
  const opens = describeOpening(nextOpening(hours, timezone, now), language);
  return say('manager.called_later', { handle, opens });
}

/** A chat with the manager by their handle; nothing where the city has none. */
export function writeToManager(voice: Voice, escalation: Escalation): readonly Effect[] {
  const { handle } = voice.city.settings.manager ?? {};
  if (!handle) return [];
  const html = voice.say('manager.contact', { handle });
  const url = `https://t.me/${handle.slice(1)}?text=${encodeURIComponent(question(voice, escalation))}`;
  const write = { kind: 'link' as const, text: voice.say('buttons.write', {}), url };
  return [{ kind: 'send', chat: escalation.chat, message: { html, buttons: [[write]] } }];
}

/**
 * The group took no message: the customer gets the manager's own chat where there is one, and may press the button again,
 * which tries again.
 */
export function handOverLost(voice: Voice, escalation: KnownEscalation): readonly Effect[] {
  const { id, kind, chat } = escalation;
  return [
    { kind: 'send', chat, message: { html: voice.say('manager.lost', {}) } },
    ...writeToManager(voice, escalation),
    { kind: 'settle-escalation', id, state: 'lost', number: null },
    { kind: 'record', name: 'hand-over-lost', data: { kind } },
  ];
}

/** The card that tells managers of a customer, and who reminds them of it. */
export function handOver(voice: Voice, escalation: Escalation, chat: string, now: number): readonly Effect[] {
  const { id } = escalation;
  const office = officeVoice(voice.city);
  const message = managerCard(office, escalation);
  const customer = nameOf(escalation.customer);
  // Nothing that is said in a topic could reach who has no chat.
  const topic = hasNoChat(escalation)
    ? undefined
    : { name: topicName(escalation), note: office.say('desk.topic', { customer }) };
  return [
    { kind: 'send', chat, message, handOver: id, thread: id, isCard: true, ...(topic && { topic }) },
    firstReminder(voice, escalation, now),
  ];
}

/** Characters that nobody sees are no name: Telegram would make no topic of them. */
function topicName({ customer }: Escalation): string {
  const seen = nameOf(customer).replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
  return clip(seen, mostTopicName) || customer.id;
}

function reopened({ id }: Escalation): Effect {
  return { kind: 'settle-escalation', id, state: 'open', number: null };
}

function opened(escalation: Escalation): readonly Effect[] {
  const data = { sku: escalation.product?.sku ?? '', query: escalation.query };
  return [
    { kind: 'open-escalation', escalation },
    { kind: 'record', name: 'manager', data },
  ];
}

function question({ say }: Voice, { query, product }: Escalation): string {
  return product
    ? say('manager.question', { name: product.name, sku: product.sku })
    : say('manager.question_search', { query });
}
