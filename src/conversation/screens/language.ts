import type { Button } from '../../ports/messenger.ts';
import { formatButton } from '../button-data.ts';
import type { Decision } from '../decision.ts';
import type { Effect } from '../effect.ts';
import type { Session } from '../session.ts';
import { languageName, type Voice, voiceOf } from '../texts.ts';
import { menuButtons } from './menu.ts';

/** Letters that Kazakh has and Russian has not. */
const kazakhLetters = /[әғқңөұүһі]/iu;

/** /language: the city's languages, each by its own name. */
export function chooseLanguage(voice: Voice, chat: string): readonly Effect[] {
  const html = voice.say('language.choose', {});
  const buttons = voice.city.settings.languages.map((language) => [languageButton(language)]);
  return [{ kind: 'send', chat, message: { html, buttons } }];
}

/** From now on, whatever the language of their app; one that the city does not speak any more is left alone. */
export function speak(voice: Voice, chat: string, language: string): Decision {
  const { city } = voice;
  if (!city.settings.languages.includes(language)) return { effects: chooseLanguage(voice, chat) };
  const chosen = voiceOf(city, language, voice.arePricesStale);
  const message = { html: chosen.say('language.changed', {}), buttons: menuButtons(chosen) };
  return { effects: [{ kind: 'send', chat, message }], remembered: { language } };
}

/** To a customer who writes in Kazakh to a bot that speaks something else to them: once, after the answer. */
export function withKazakhOffered(
  voice: Voice,
  session: Session,
  { chat, text }: { readonly chat: string; readonly text: string },
  decision: Decision,
): Decision {
  const { languages } = voice.city.settings;
  if (session.wasOffered || voice.language === 'kk' || !languages.includes('kk')) return decision;
  if (!kazakhLetters.test(text)) return decision;
  const message = {
    html: voiceOf(voice.city, 'kk').say('language.offer', {}),
    buttons: [[languageButton('kk')]],
  };
  return {
    effects: [...decision.effects, { kind: 'send', chat, message }],
    remembered: { ...decision.remembered, wasOffered: true },
  };
}

function languageButton(language: string): Button {
  const name = languageName(language);
  const text = name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  return { kind: 'press', text, data: formatButton({ action: 'speak', language }) };
}
