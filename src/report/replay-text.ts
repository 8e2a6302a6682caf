import type { CityReplay, Replay } from '../operations/replay/replay-turns.ts';
import { sectionLines } from './plan-text.ts';
import { replayNotes, replaySections } from './replay-sections.ts';
import { replayWords } from './replay-words.ts';
import type { Voice } from './voice.ts';

/** What real conversations would have come to, city by city. */
export function replayText(replay: Replay, voice: Voice): string {
  const { style, language } = voice;
  const words = replayWords[language];
  const { target, cities } = replay;
  return [
    ...(cities.length === 0 ? [words.noTurns] : []),
    ...cities.flatMap((city) => cityLines(city, voice)),
    style.dim(words.target(target, againstName(replay.against, language))),
  ].join('\n');
}

/** `.`: the files of the platform folder itself. */
export function againstName(against: string, language: Voice['language']): string {
  return against === '.' ? replayWords[language].files : against;
}

function cityLines(replay: CityReplay, voice: Voice): readonly string[] {
  const { style, language } = voice;
  const words = replayWords[language];
  const { city, live, notReplayed, changed, replayed, recorded } = replay;
  const against = againstName(replay.against, language);
  const name = style.bold(city);
  if (notReplayed) return [`${style.yellow('!')} ${name}: ${words.notReplayed[notReplayed](against)}`];
  const head =
    changed === 0
      ? `${style.green('✓')} ${name}: ${words.nothing} (${words.turns(replayed)})`
      : `${style.yellow('~')} ${name}: ${words.changed(changed, replayed, `#${live ?? ''}`, against)}`;
  return [
    head,
    ...replaySections(replay, language).flatMap((section) => sectionLines(section, voice)),
    ...replayNotes(replay, language).map((note) => `  ${style.yellow('!')} ${note}`),
    ...replaySections(recorded, language).flatMap((section) =>
      sectionLines(section, voice).map((line) => `  ${line}`),
    ),
  ];
}
