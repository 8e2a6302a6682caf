import type { TextProblem } from './check-icu.ts';

/** Tags of one kind, by the first of them. */
const kinds: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'i',
  ins: 'u',
  strike: 's',
  del: 's',
  span: 'tg-spoiler',
};
const styles: ReadonlySet<string> = new Set(['b', 'i', 'u', 's', 'tg-spoiler']);

/**
 * The tag that is closed now, inside those that are open around it (the last one). Telegram takes the message and drops
 * one of two entities that cannot hold each other: code holds nothing and stands in no style, links and quotes hold
 * none of their kind (Bot API, "Formatting options").
 */
export function nestingProblem(
  open: readonly { readonly name: string; readonly at: number }[],
): readonly TextProblem[] {
  const inner = open.at(-1);
  if (!inner) return [];
  // Each tag is judged by what it stands in; a few levels are all that a message has.
  const around = open.slice(-5, -1).map(({ name }) => name);
  const outer = around.findLast((name) => !holds(name, inner.name, around));
  if (outer === undefined) return [];
  const values = { tag: inner.name, outer };
  return [{ code: 'ZP224', at: inner.at, length: inner.name.length + 2, values }];
}

function holds(outer: string, inner: string, around: readonly string[]): boolean {
  const [out, own] = [kindOf(outer), kindOf(inner)];
  if (out === own) return false;
  // <pre><code class="language-…"> names the language of a block of code.
  if (out === 'pre') return own === 'code' && around.at(-1) === 'pre';
  if (out === 'code') return false;
  return !(styles.has(out) && (own === 'code' || own === 'pre'));
}

function kindOf(name: string): string {
  return kinds[name] ?? name;
}
