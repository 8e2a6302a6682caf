import { IntlMessageFormat } from 'intl-messageformat';

/** Parsed messages by locale and text: many cities share the same texts, and a parsed one costs about 7 KB. */
const parsed = new Map<string, IntlMessageFormat>();
const mostParsed = 5000;

/** Values that go into a text: numbers are formatted by its locale, texts are escaped first by the caller. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The text with its values filled in. Throws on a text that is not ICU MessageFormat; compiled cities have none. */
export function formatMessage(text: string, locale: string, values: MessageValues): string {
  if (simple.test(text)) {
    const filled = filledIn(text, values);
    if (filled !== undefined) return filled;
  }
  const formatted = messageOf(text, locale).format(values);
  return Array.isArray(formatted) ? formatted.join('') : String(formatted);
}

/** Texts that need no Intl, which costs milliseconds at a process's first use of it. */
const simple = /^(?:[^{}']|\{\w+\})*$/;

/** Undefined where a value is missing: the library says so in its own way. */
function filledIn(text: string, values: MessageValues): string | undefined {
  let isWhole = true;
  const filled = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    isWhole &&= Object.hasOwn(values, name);
    return String(values[name]);
  });
  return isWhole ? filled : undefined;
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
