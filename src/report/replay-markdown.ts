import type { Language } from '../diagnostics/words/languages.ts';
import type { CityReplay, Replay } from '../operations/replay/replay-turns.ts';
import { escapedMarkdown, markdownCode, shortBlocks } from './markdown.ts';
import { sectionMarkdown } from './plan-markdown.ts';
import { planWords } from './plan-words.ts';
import { replayNotes, replaySections } from './replay-sections.ts';
import { againstName } from './replay-text.ts';
import { replayWords } from './replay-words.ts';

/** A replay as the comment on a pull request: a line for each city that differs, how it does folded under it. */
export function replayMarkdown({ cities }: Replay, language: Language): string {
  const words = replayWords[language];
  const sum = (of: (city: CityReplay) => number) => cities.reduce((all, city) => all + of(city), 0);
  const summary = words.summary(
    sum(({ changed }) => changed),
    sum(({ replayed }) => replayed),
  );
  const blocks = cities.flatMap((city) => cityMarkdown(city, language));
  const shown = shortBlocks(blocks);
  return [
    `**${summary}**`,
    ...(shown.length > 0 ? ['', ...shown] : []),
    ...(shown.length < blocks.length ? ['', planWords[language].cut] : []),
  ].join('\n');
}

function cityMarkdown(replay: CityReplay, language: Language): readonly string[] {
  const words = replayWords[language];
  const { city, notReplayed, changed, replayed, live } = replay;
  const against = againstName(replay.against, language);
  const name = markdownCode(city);
  if (notReplayed) return [`- ⚠️ ${name}: ${escapedMarkdown(words.notReplayed[notReplayed](against))}`];
  const notes = replayNotes(replay, language).map((note) => `\n  - ⚠️ ${escapedMarkdown(note)}`);
  if (changed === 0) return notes.length === 0 ? [] : [`- ${name}: ${words.nothing}${notes.join('')}`];
  const body = replaySections(replay, language).map(sectionMarkdown).join('\n');
  const head = escapedMarkdown(words.changed(changed, replayed, `#${live ?? ''}`, against));
  return [
    `- ✏️ ${name}: ${head}${notes.join('')}\n\n  <details><summary>${words.turns(changed)}</summary>\n\n${body}\n\n  </details>\n`,
  ];
}
