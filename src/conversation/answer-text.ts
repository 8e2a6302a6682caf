import type { TurnContext } from './context.ts';
import type { Decision } from './decision.ts';
import { saidEscalation } from './escalation.ts';
import type { CustomerEvent } from './event.ts';
import { type Phone, phoneIn } from './phone.ts';
import { offerCallBack } from './screens/call-back.ts';
import { answerQuestion } from './screens/faq.ts';
import { callManager } from './screens/manager.ts';
import { askConsent, needsConsent } from './screens/privacy.ts';
import { search } from './screens/search.ts';
import { talk } from './screens/talk.ts';
import type { Session } from './session.ts';
import { smallTalkIn } from './small-talk.ts';
import type { Voice } from './texts.ts';

/** Who asks for a person again within so long is known to the managers already. */
const askAgainMs = 10 * 60_000;

/** A sentence is searched for, unless it is a question that the city answers, courtesy, a wish to speak to somebody, or a phone. */
export function answerText(
  voice: Voice,
  session: Session,
  event: CustomerEvent & { readonly kind: 'text' },
  context: TurnContext,
): Decision {
  const { chat, text } = event;
  const asked = voice.city.faq.phrases.find(text);
  if (asked) return { effects: answerQuestion(voice, chat, asked, context.key) };
  const kind = smallTalkIn(text);
  if (kind === 'person') return askForPerson(voice, session, event, context);
  if (kind) return { effects: talk(voice, chat, kind, context.now) };
  const number = phoneIn(text);
  // A code of eleven digits may be one of ours.
  if (number !== undefined && !isProduct(voice, text))
    return gavePhone(voice, session, event, context, { number, isOwn: false });
  return { effects: search(voice, chat, text, context.key) };
}

/** A call becomes a deal where there are any; else the managers get the number. */
export function gavePhone(
  voice: Voice,
  session: Session,
  event: CustomerEvent,
  context: TurnContext,
  phone: Phone,
): Decision {
  if (needsConsent(voice, session)) return askConsent(voice, event);
  if (voice.city.settings.bitrix) return { effects: offerCallBack(voice, event.chat, phone, context.key) };
  const escalation = saidEscalation(voice, session, event, context, phone.number);
  return { effects: callManager(voice, escalation, { now: context.now }) };
}

function askForPerson(
  voice: Voice,
  session: Session,
  event: CustomerEvent & { readonly kind: 'text' },
  context: TurnContext,
): Decision {
  const { now } = context;
  const { askedAt = now - askAgainMs } = session;
  if (now - askedAt < askAgainMs) {
    const html = voice.say('manager.repeated', {});
    return { effects: [{ kind: 'send', chat: event.chat, message: { html } }] };
  }
  if (needsConsent(voice, session)) return askConsent(voice, event);
  const escalation = saidEscalation(voice, session, event, context, event.text);
  const effects = callManager(voice, escalation, { now });
  return { effects, ...(voice.city.settings.manager && { remembered: { askedAt: now } }) };
}

function isProduct({ city }: Voice, text: string): boolean {
  return city.catalog.search({ text, limit: 1 }).match === 'all-words';
}
