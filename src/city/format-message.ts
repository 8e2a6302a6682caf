import { IntlMessageFormat } from 'intl-messageformat';

/** Parsed messages by locale and text: many cities share the same texts, and a parsed one costs about 7 KB. */
const parsed = new Map<string, IntlMessageFormat>();
const mostParsed = 5000;

/** Values that go into a text: numbers are formatted by its locale, texts are escaped first by the caller. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The text with its values filled in. Throws on a text that is not ICU MessageFormat; compiled cities have none. */
export function formatMessage(text: string, locale: string, values: MessageValues): string {
  const formatted = messageOf(text, locale).format(values);
  return Array.isArray(formatted) ? formatted.join('') : String(formatted);
}

function messageOf(text: string, locale: string): IntlMessageFormat {
  const key = `${locale}\n${text}`;
  let message = parsed.get(key);
  if (message === undefined) {
    message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    if (parsed.size >= mostParsed) parsed.clear();
    parsed.set(key, message);
  }
  return message;
}
