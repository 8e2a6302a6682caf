import type { Edit } from '../diagnostics/fix.ts';
import { mended, type ValueOfKey } from './value-traps.ts';
import { asBlock, excerpt, type Trap } from './yaml-trap.ts';

/** Offset of the quote that closes the one at `start`, or -1 when none does before `end`. */
export function closingQuote(text: string, start: number, end = text.length): number {
  const quote = text[start];
  for (let at = start + 1; at < end; at += 1) {
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at;
      at += 1;
    }
  }
  return -1;
}

/** A value that begins with a quote and ends on its line. */
export function quotedTraps(value: ValueOfKey): readonly Trap[] {
  const { text, written, anchor } = value;
  const close = closingQuote(text, 0);
  if (close === -1) return [notClosed(value)];
  const rest = text.slice(close + 1);
  if (/^\s*(\s#.*)?$/.test(rest)) return escapes(value, close);
  const isWrapped = wrapsOtherQuotes(text);
  return [
    {
      code: 'ZC111',
      start: written.start + close,
      end: written.start + close + 1,
      values: { said: excerpt(text.slice(0, close + 1)), rest: excerpt(rest.trim()) },
      edits: isWrapped ? withoutOuterQuotes(value) : mended(value),
      anchor,
    },
  ];
}

/** The quote that opens a text is told, not the end of the file where the parser gives up. */
export function notClosed(value: ValueOfKey): Trap {
  const { written, text, anchor, wish } = value;
  const quote = text[0] ?? '';
  const closed = [{ start: written.end, end: written.end, text: quote }];
  const isSimple = written.below.length === 0 && !text.includes('\\');
  const block = isSimple || wish.isProse ? withoutFirstQuote(value) : [];
  return {
    code: 'ZC112',
    start: written.start,
    end: written.start + 1,
    values: { quote, text: excerpt(text) },
    edits: wish.isProse ? block : isSimple ? closed : [],
    isCertain: !text.includes('\\'),
    anchor,
  };
}

/** `"Диван "Каскад" со скидкой"`: quotes around everything, and others inside. */
function wrapsOtherQuotes(text: string): boolean {
  const quote = text[0];
  if (text.at(-1) !== quote) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== quote) continue;
    const isAfterWord = at > 0 && !/[\s(«—-]/.test(text[at - 1] ?? '');
    const isBeforeWord = /[^\s.,!?:;)»—]/.test(text[at + 1] ?? ' ');
    if (isAfterWord && isBeforeWord) continue;
    depth += isAfterWord ? -1 : 1;
    if (depth === 0 && at < text.length - 1) return false;
  }
  return depth === 0;
}

function withoutOuterQuotes(value: ValueOfKey): readonly Edit[] {
  const { written, text } = value;
  const first = { start: written.start, end: written.start + 1, text: '' };
  const last = { start: written.start + text.length - 1, end: written.start + text.length, text: '' };
  if (!value.wish.isProse) return escapedInside(value);
  return joined([...asBlock(written, value.lineEnd), first, last]);
}

/** A setting keeps its quotes; those inside are escaped. */
function escapedInside({ written, text }: ValueOfKey): readonly Edit[] {
  const mark = text[0] === '"' ? '\\' : "'";
  return [...text.slice(1, -1).matchAll(/["']/g)]
    .filter((match) => match[0] === text[0])
    .map(({ index }) => ({ start: written.start + index + 1, end: written.start + index + 1, text: mark }));
}

function withoutFirstQuote(value: ValueOfKey): readonly Edit[] {
  const { written } = value;
  return joined([...mended(value), { start: written.start, end: written.start + 1, text: '' }]);
}

/** An addition and a removal at the same place become one replacement, and removals side by side one removal. */
export function joined(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const result: Edit[] = [];
  for (const edit of sorted) {
    const last = result.at(-1);
    const touches = last !== undefined && (last.start === edit.start || last.end === edit.start);
    if (touches)
      result.splice(-1, 1, {
        start: last.start,
        end: Math.max(last.end, edit.end),
        text: last.text + edit.text,
      });
    else result.push(edit);
  }
  return result;
}

/** A backslash inside double quotes begins a code; most letters are none. */
function escapes(value: ValueOfKey, close: number): readonly Trap[] {
  const { text, written, anchor } = value;
  if (text[0] !== '"') return [];
  const codes = [...text.slice(0, close).matchAll(/\\(x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[\s\S]|$)/gi)];
  const wrong = codes.filter(([, code = '']) => !/^(x..|u....|U.{8}|[0abefnrtvNLP_\t "/\\])$/.test(code));
  const first = wrong[0];
  if (!first) return [];
  const start = written.start + first.index;
  const edits = wrong.map(({ index }) => ({
    start: written.start + index,
    end: written.start + index,
    text: '\\',
  }));
  return [{ code: 'ZC121', start, end: start + 2, values: { code: first[0] }, edits, anchor }];
}
