import type { Button } from '../../ports/messenger.ts';
import { formatButton } from '../button-data.ts';
import type { KnownEscalation } from '../context.ts';
import type { Decision } from '../decision.ts';
import type { Effect } from '../effect.ts';
import type { Customer, CustomerEvent } from '../event.ts';
import { pendingOf } from '../pending.ts';
import type { Session } from '../session.ts';
import { languageName, nameOf, officeVoice, type Voice } from '../texts.ts';
import { knownCard } from './manager-card.ts';

/** Whether the customer has to be asked before anything of them is handed over. */
export function needsConsent({ city }: Voice, { consent }: Session): boolean {
  const { privacy } = city.settings;
  return privacy !== undefined && consent?.version !== privacy.version;
}

/** The question; what the customer wanted is kept until they agree. */
export function askConsent({ city, say }: Voice, event: CustomerEvent): Decision {
  const { link } = city.settings.privacy ?? {};
  const agree: Button = {
    kind: 'press',
    text: say('buttons.agree', {}),
    data: formatButton({ action: 'agree' }),
    style: 'success',
  };
  const policy: Button | undefined = link
    ? { kind: 'link', text: say('buttons.policy', {}), url: link }
    : undefined;
  const html = say('privacy.consent', { city_name: city.settings.name });
  const pending = pendingOf(event);
  return {
    effects: [
      {
        kind: 'send',
        chat: event.chat,
        message: { html, buttons: [[agree], ...(policy ? [[policy]] : [])] },
      },
    ],
    ...(pending && { remembered: { pending } }),
  };
}

/** /mydata: what is kept of them. */
export function myData(
  voice: Voice,
  chat: string,
  customer: Customer,
  { consent }: Session,
  requests: readonly KnownEscalation[],
): readonly Effect[] {
  const { language, say } = voice;
  const html = say('privacy.mydata', {
    name: nameOf(customer),
    language: languageName(language),
    count: requests.length,
    agreed: consent ? `${dateOf(voice, consent.at)} (${consent.version})` : '—',
  });
  return [{ kind: 'send', chat, message: { html } }];
}

/** /forget: nothing is deleted by a slip. */
export function askToForget({ say }: Voice, chat: string): readonly Effect[] {
  const forget: Button = {
    kind: 'press',
    text: say('buttons.forget', {}),
    data: formatButton({ action: 'forget' }),
    style: 'danger',
  };
  return [{ kind: 'send', chat, message: { html: say('privacy.forget', {}), buttons: [[forget]] } }];
}

/** Everything goes, and the managers' cards say nothing of the customer any more. */
export function forget(
  voice: Voice,
  chat: string,
  now: number,
  requests: readonly KnownEscalation[],
): readonly Effect[] {
  const { city, say } = voice;
  const desk = city.settings.manager?.chat;
  const office = officeVoice(city);
  const cards = requests.map((request): Effect => {
    const message = knownCard(office, { ...nameless(request), handling: { state: 'returned', at: now } });
    return { kind: 'edit', chat: desk ?? '', card: request.id, message };
  });
  return [
    { kind: 'send', chat, message: { html: say('privacy.forgotten', {}) } },
    ...(desk === undefined ? [] : cards),
    { kind: 'record', name: 'forget', data: {} },
    { kind: 'forget' },
  ];
}

/** An escalation of nobody. */
function nameless(request: KnownEscalation): KnownEscalation {
  const { id, kind, chat, language, product, state, number, link, openedAt } = request;
  return {
    ...{ id, kind, chat, language, state, number, openedAt },
    ...(product && { product }),
    ...(link !== undefined && { link }),
    customer: { id: '', name: '—' },
    query: '—',
  };
}

function dateOf({ city, language }: Voice, at: number): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: city.settings.timezone });
  return format.format(at);
}
