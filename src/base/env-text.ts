/** A line that sets a variable: what stands before the value, and the value as it is written. */
interface Assignment {
  readonly name: string;
  readonly first: number;
  /** The last line of it: a quoted value may go over several. */
  readonly last: number;
}

const assignment = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(["'`]?)/;

/**
 * The text of an `.env` with a variable set: in the place where it stood last, else at the end. Everything else stays as it is,
 * comments included. Undefined for a value that the format has no quotes for.
 */
export function withEnvValue(text: string, name: string, value: string): string | undefined {
  const written = quotedForEnv(value);
  if (written === undefined) return undefined;
  // As the other lines end.
  const line = `${name}=${written}${text.includes('\r\n') ? '\r' : ''}`;
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const known = assignmentsIn(lines).findLast((one) => one.name === name);
  if (known) lines.splice(known.first, known.last - known.first + 1, line);
  else lines.push(line);
  return `${lines.join('\n')}\n`;
}

function assignmentsIn(lines: readonly string[]): readonly Assignment[] {
  const found: Assignment[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [head, name, quote] = assignment.exec(lines[at] ?? '') ?? [];
    if (head === undefined || name === undefined) continue;
    const last = quote ? endOfQuote(lines, at, head.length, quote) : at;
    found.push({ name, first: at, last });
    at = last;
  }
  return found;
}

/** The line of the closing quote; the first line where there is none: then the quote is part of the value. */
function endOfQuote(lines: readonly string[], first: number, from: number, quote: string): number {
  for (let at = first; at < lines.length; at += 1)
    if ((lines[at] ?? '').indexOf(quote, at === first ? from : 0) >= 0) return at;
  return first;
}

/** Plain where nothing in it means anything, else in quotes that it does not hold. */
function quotedForEnv(value: string): string | undefined {
  if (/[\r\n]/.test(value)) return undefined;
  if (/^[\w:./?&=+@%,~-]+$/.test(value)) return value;
  const quote = ["'", '`', '"'].find((one) => !value.includes(one) && !(one === '"' && value.includes('\\')));
  return quote && `${quote}${value}${quote}`;
}
