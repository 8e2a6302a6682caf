import type { DeployRow } from '../operations/deploy-watch.ts';
import { deployWords } from './deploy-words.ts';
import type { Voice } from './voice.ts';

const good = ['live', 'unchanged', 'planned'] as const;
const bad = ['broken', 'refused', 'pinned', 'failed'] as const;

/** Whatever came of it. */
export function isDone({ state }: DeployRow): boolean {
  return [...good, ...bad].some((one) => one === state);
}

export function isUnderWay(row: DeployRow): boolean {
  return row.state !== 'waiting' && !isDone(row);
}

/** How far one city is, in a line; whoever draws what is under way puts its own mark before it. */
export function deployRowText(
  { city, state }: DeployRow,
  { style, language }: Pick<Voice, 'style' | 'language'>,
): string {
  const words = deployWords[language];
  if (state === 'waiting') return style.dim(`· ${city}`);
  const known = [...good, ...bad].find((one) => one === state);
  if (!known) return `${style.bold(city)}: ${words.stage[state as keyof typeof words.stage]}`;
  const mark = bad.some((one) => one === known) ? style.red('✗') : style.green('✓');
  return `${mark} ${city}: ${words.outcome[known]}`;
}
