import type { CodeWords } from '../words.ts';
import { didYouMean } from './did-you-mean.ts';

/** `ZX`: the platform as a whole. */
export const platformWords = {
  ZX101: {
    title: 'Unknown code in lint',
    why: 'A rule for a code that does not exist would silently do nothing.',
    message: (v) => `there is no diagnostic "${v['code']}"`,
    hint: (v) => didYouMean(v) || 'docs/diagnostics.md lists all of them',
  },
  ZX102: {
    title: 'Error that cannot be lowered',
    why: 'Errors are what would break in front of a customer; no setting makes that harmless.',
    message: (v) => `${v['code']} is an error and stays one`,
    hint: () => 'mend what it tells; only warnings and notes can be changed',
  },
  ZX103: {
    title: 'Secrets not ignored by git',
    why: 'The next `git add` would put the tokens of all bots into the history, for everyone to read.',
    message: (v) => `git does not ignore ${v['file']}`,
    hint: (v) => `add a line ${v['file']} to .gitignore`,
  },
} satisfies Readonly<Record<string, CodeWords>>;
