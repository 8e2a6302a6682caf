import { maskSecrets } from '../base/mask-secrets.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { AlertNews } from '../operations/alert-state.ts';
import { aimed } from './aimed.ts';
import { type AlertWords, englishAlerts, russianAlerts } from './alert-words.ts';
import { type CauseWords, causeWords } from './cause-words.ts';
import { knownCauses } from './trouble-causes.ts';

/** Of one kind in one message; a thousand cities behind one broken proxy are one trouble to a reader. */
const mostNamed = 10;
/** Telegram: 4,096 UTF-16 units. */
const mostUnits = 4096;
const mostDetail = 200;

const words: Readonly<Record<Language, AlertWords>> = { en: englishAlerts, ru: russianAlerts };

/** One message of all that is news: what, about whom, why, and what to do. Plain text, whatever stands in details. */
/** A place that alerts come from, and the language of whoever reads them. */
interface AlertVoice {
  readonly language: Language;
  readonly target: string;
}

export function alertText(news: AlertNews, now: number, voice: AlertVoice): string {
  const { language, target } = voice;
  const told = words[language];
  const begun = [...Map.groupBy(news.begun, (trouble) => causeOf(trouble, voice).key).values()].map(
    (troubles) => begunText(troubles, voice),
  );
  const over = byKind(news.over).map(([kind, troubles]) => {
    const longest = Math.max(...troubles.map(({ since, goneSince }) => (goneSince ?? now) - since));
    const minutes = Math.max(1, Math.round(longest / 60_000));
    return `✅ ${kindWords(told, kind).over}${named(troubles, told)} (${told.lasted(minutes)})`;
  });
  return fitting([...begun, ...over], aimed(told.rest(news), { target }));
}

export function alertTestText(target: string, language: Language): string {
  return words[language].test(target);
}

type News = AlertNews['begun'];

/** Cities whose troubles have the same cause and cure; names and numbers are the first one's. */
function begunText(troubles: News, voice: AlertVoice): string {
  const told = words[voice.language];
  const [first] = troubles;
  if (!first) return '';
  const { begun: title, cause, cure: usual } = kindWords(told, first.kind);
  const aim = { target: voice.target, ...(troubles.length === 1 && { city: first.about.split(' ')[0] }) };
  const { cause: why, cure = aimed(usual, aim) } = causeOf(first, { ...voice, ...aim });
  return [`⚠️ ${title}${named(troubles, told)}`, cause(why), `${told.cure}: ${cure}.`].join('\n');
}

/** A detail without words stands as it is: it may be a number, or what somebody else's server said. */
function causeOf(
  { kind, detail }: News[number],
  voice: AlertVoice & { readonly city?: string | undefined },
): CauseWords {
  const shown = maskSecrets(detail).slice(0, mostDetail).trim();
  const known = causeWords(kind, shown, voice);
  if (known) return { ...known, key: `${kind} ${known.key}` };
  return { key: kind, cause: kind in knownCauses ? words[voice.language].unknown(shown) : shown };
}

function byKind(troubles: News): readonly (readonly [string, News])[] {
  return [...Map.groupBy(troubles, ({ kind }) => kind)];
}

/** Troubles of another version's kinds are over without a word of ours: their own name will do. */
function kindWords({ kinds }: AlertWords, kind: string): AlertWords['kinds']['bot'] {
  const known = Object.entries(kinds).find(([name]) => name === kind)?.[1];
  return known ?? { begun: kind, over: kind, cause: (detail) => detail, cure: 'zeta status{to}' };
}

function named(troubles: News, { more }: AlertWords): string {
  const names = troubles.map(({ about }) => about).filter((about) => about !== '');
  if (names.length === 0) return '';
  const shown = names.slice(0, mostNamed).join(', ');
  return `: ${names.length > mostNamed ? `${shown} ${more(names.length - mostNamed)}` : shown}`;
}

function fitting(blocks: readonly string[], rest: string): string {
  const whole = blocks.join('\n\n');
  if (whole.length <= mostUnits) return whole;
  const kept: string[] = [];
  let length = rest.length;
  for (const block of blocks) {
    length += block.length + 2;
    if (length > mostUnits) break;
    kept.push(block);
  }
  return [...kept, rest].join('\n\n');
}
