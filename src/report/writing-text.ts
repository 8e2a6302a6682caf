import type { Language } from '../diagnostics/words/languages.ts';
import type { LiveNow } from '../operations/writing/made-live.ts';
import type { FileWriting, ValueChange } from '../operations/writing/written.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { fitted } from './fitted.ts';
import { printable } from './printable.ts';
import type { Voice } from './voice.ts';

interface WritingWords {
  readonly written: (file: string) => string;
  readonly unchanged: (file: string) => string;
  readonly nothing: string;
  readonly branch: (branch: string, commit: string) => string;
  readonly commit: (commit: string) => string;
  readonly behind: (commits: number) => string;
  readonly push: string;
  readonly open: string;
  readonly live: (release: number) => string;
  readonly waits: (why: string) => string;
  readonly refused: (why: string) => string;
}

const words: Readonly<Record<Language, WritingWords>> = {
  en: {
    written: (file) => `${file} is written`,
    unchanged: (file) => `${file} said so before: nothing is written`,
    nothing: 'nothing',
    branch: (branch, commit) => `on the branch ${branch}, commit ${commit}; the files here are as they were`,
    commit: (commit) => `commit ${commit}`,
    behind: (commits) => `commits here that the branch does not have: ${commits}`,
    push: 'push it:',
    open: 'open the pull request:',
    live: (release) => `live as #${release}`,
    waits: (why) => `waits: ${why}`,
    refused: (why) => `not live: ${why}`,
  },
  ru: {
    written: (file) => `${file} записан`,
    unchanged: (file) => `в ${file} так и было: ничего не записано`,
    nothing: 'ничего',
    branch: (branch, commit) => `в ветке ${branch}, коммит ${commit}; файлы здесь прежние`,
    commit: (commit) => `коммит ${commit}`,
    behind: (commits) => `коммитов, которых в этой ветке нет: ${commits}`,
    push: 'отправьте её:',
    open: 'откройте pull request:',
    live: (release) => `работает как #${release}`,
    waits: (why) => `ждёт: ${why}`,
    refused: (why) => `не работает: ${why}`,
  },
};

/** What became of a change of a city's files, value by value. */
export function writingText(writing: FileWriting & { readonly live?: LiveNow | null }, voice: Voice): string {
  const { style, language } = voice;
  const said = words[language];
  const { kind, file, changes, branch, commit, behind, pullRequest, diagnostics, live } = writing;
  if (kind === 'unchanged') return said.unchanged(file);
  const short = (commit ?? '').slice(0, 10);
  const where =
    branch === null
      ? commit === null
        ? []
        : [said.commit(short)]
      : [
          said.branch(branch, short),
          ...(behind > 0 ? [said.behind(behind)] : []),
          `${said.push} ${style.bold(`git push origin ${branch}`)}`,
          ...(pullRequest === null ? [] : [`${said.open} ${pullRequest}`]),
        ];
  return [
    `${style.green('✓')} ${style.bold(said.written(file))}`,
    ...changes.filter(({ before, after }) => before !== after).map((change) => changeText(change, voice)),
    ...where,
    ...(live ? liveText(live, said) : []),
    ...(diagnostics.length > 0 ? ['', diagnosticsText(diagnostics, voice)] : []),
  ].join('\n');
}

function changeText({ key, before, after }: ValueChange, voice: Voice): string {
  const { style, language, width } = voice;
  const shown = (value: string | null) =>
    value === null
      ? style.dim(words[language].nothing)
      : fitted(
          printable(value.replaceAll(/\s*\n\s*/g, ' ⏎ ')),
          Math.max(20, Math.floor((width - key.length - 8) / 2)),
        );
  return `  ${key}: ${shown(before).trimEnd()} → ${shown(after).trimEnd()}`;
}

function liveText({ release, pending, refused, cure }: LiveNow, said: WritingWords): readonly string[] {
  return [
    ...(release === null ? [] : [said.live(release)]),
    ...pending.map((why) => said.waits(why)),
    ...(refused === null ? [] : [said.refused(refused)]),
    ...(cure === null ? [] : [`  ${cure}`]),
  ];
}
