import { toTarget } from '../base/to-target.ts';
import type { DeadItem, DeadList, Retried, SetAside } from '../operations/dead.ts';
import { age } from './age.ts';
import { type DeadWords, deadWords } from './dead-words.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';

/** What was given up on, a line each. */
export function deadText({ items, target }: DeadList, now: number, { language, style }: Voice): string {
  const words = deadWords[language];
  const told = style.dim(`target: ${target}`);
  if (items.length === 0) return `${words.nothing}\n${told}`;
  const rows = items.map((item) => rowOf(item, now, words));
  return [table([words.head, ...rows], style), words.retry(`${items[0]?.id}${toTarget(target)}`), told].join(
    '\n',
  );
}

/** One of them with what came in, and what is known of it. */
export function deadItemText(item: DeadItem, now: number, { language, style }: Voice): string {
  const words = deadWords[language];
  const { payload } = item;
  return [table([words.head, rowOf(item, now, words)], style), JSON.stringify(payload, null, 2)].join('\n');
}

export function retriedText({ retried, target }: Retried, { language, style }: Voice): string {
  const words = deadWords[language];
  const lines = retried.length === 0 ? [] : [`  ${retried.map(({ id }) => id).join(', ')}: ${words.takenUp}`];
  return [
    `${style.green('✓')} ${words.retried(retried.length)}`,
    ...lines,
    style.dim(`target: ${target}`),
  ].join('\n');
}

function rowOf(item: SetAside, now: number, words: DeadWords): readonly string[] {
  const { id, kind, city, of, at, attempts, error, isByHand, mayExist } = item;
  const why = [error ?? '', ...(isByHand ? [words.byHand] : []), ...(mayExist ? [words.mayExist] : [])];
  return [id, city, `${words[kind]} ${of}`, age(now - at), String(attempts), why.filter(Boolean).join('; ')];
}
