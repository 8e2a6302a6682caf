import { diffArrays } from 'diff';
import { visibleText } from '../base/html.ts';

/** A run of a text that stayed, went or came. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Texts that share less than this share of their words are shown one after the other. */
const leastShared = 0.3;
/** Of what stayed, so much is shown beside a change. */
const context = 40;

/** A text of the messenger before and after, word by word, as it is read; where only tags differ, as it is written. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const [old, now] = [visibleText(before), visibleText(after)];
  return old === now ? diff(before, after) : diff(old, now);
}

function diff(before: string, after: string): readonly Piece[] {
  const runs = diffArrays(tokens(before), tokens(after)).map(
    ({ added, removed, value }): Piece => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  );
  const shared = lettersIn(runs.filter(({ kind }) => kind === 'same'));
  const most = Math.max(lettersIn([{ text: before }]), lettersIn([{ text: after }]));
  if (shared < most * leastShared) {
    const whole: readonly Piece[] = [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
    return whole.filter(({ text }) => text !== '');
  }
  const joined = joinedChanges(runs);
  return joined.map((run, at) =>
    run.kind === 'same' ? shortened(run, at > 0, at < joined.length - 1) : run,
  );
}

/** Changes with nothing but a space between them are one change. */
function joinedChanges(runs: readonly Piece[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let [old, now] = ['', ''];
  const close = () => {
    if (old !== '') pieces.push({ kind: 'removed', text: old });
    if (now !== '') pieces.push({ kind: 'added', text: now });
    [old, now] = ['', ''];
  };
  for (const [at, { kind, text }] of runs.entries()) {
    const isBetween = at > 0 && at < runs.length - 1 && /^ +$/.test(text);
    if (kind === 'same' && !isBetween) {
      close();
      pieces.push({ kind, text });
      continue;
    }
    if (kind !== 'added') old += text;
    if (kind !== 'removed') now += text;
  }
  close();
  return pieces;
}

function tokens(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu) ?? [];
}

function lettersIn(pieces: readonly { readonly text: string }[]): number {
  return pieces.reduce((sum, { text }) => sum + text.replaceAll(/\s+/g, '').length, 0);
}

/** A long run that stayed, cut to what stands beside the changes around it. */
function shortened(run: Piece, isAfterChange: boolean, isBeforeChange: boolean): Piece {
  const letters = [...run.text];
  const head = isAfterChange ? letters.slice(0, context).join('') : '';
  const tail = isBeforeChange ? letters.slice(-context).join('') : '';
  return letters.length <= head.length + tail.length + context ? run : { ...run, text: `${head}…${tail}` };
}
