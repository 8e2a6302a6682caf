import { toTarget } from '../base/to-target.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { CityProgress, Progress } from '../operations/commit-progress.ts';
import type { Voice } from './voice.ts';

interface ProgressWords {
  readonly live: (release: string) => string;
  readonly pinned: (number: number) => string;
  readonly lift: (city: string) => string;
  readonly refused: (why: string) => string;
  readonly guard: (city: string, guard: string) => string;
  readonly waiting: string;
  readonly since: (release: string) => string;
  readonly never: string;
  readonly commit: string;
}

const words: Readonly<Record<Language, ProgressWords>> = {
  en: {
    live: (release) => `live as ${release}`,
    pinned: (number) => `pinned at #${number}`,
    lift: (city) => `whoever operates it lifts that: zeta unpin ${city}, or a deploy of other content`,
    refused: (why) => `refused: ${why}`,
    guard: (city, guard) =>
      `whoever may deploy can say that it is meant: zeta deploy ${city} --allow ${guard}`,
    waiting: 'not yet',
    since: (release) => `${release} is live`,
    never: 'never deployed there',
    commit: 'commit',
  },
  ru: {
    live: (release) => `работает, ${release}`,
    pinned: (number) => `закреплён на #${number}`,
    lift: (city) =>
      `снять может тот, кто следит за сервером: zeta unpin ${city} или deploy с другим содержанием`,
    refused: (why) => `отклонён: ${why}`,
    guard: (city, guard) =>
      `если так и задумано, подтвердит тот, кто может делать deploy: zeta deploy ${city} --allow ${guard}`,
    waiting: 'ещё нет',
    since: (release) => `сейчас работает ${release}`,
    never: 'туда его ещё не разворачивали',
    commit: 'коммит',
  },
};

/** How far a commit is, a line for each city, with who can help where it does not go on by itself. */
export function progressText({ target, commit, cities }: Progress, { language, style }: Voice): string {
  const said = words[language];
  const lines = cities.flatMap((city) => {
    const mark = {
      live: style.green('✓'),
      waiting: style.dim('○'),
      refused: style.red('✗'),
      pinned: style.red('✗'),
    };
    const [first, ...rest] = linesOf(city, target, said);
    return [
      `${mark[city.state]} ${style.bold(city.city)}: ${first}`,
      ...rest.map((line) => `  ${style.dim(line)}`),
    ];
  });
  return [...lines, style.dim(`${said.commit}: ${commit.slice(0, 12)}  target: ${target}`)].join('\n');
}

function linesOf(
  { city, state, live, why }: CityProgress,
  target: string,
  said: ProgressWords,
): readonly string[] {
  const release = `${city}#${live}`;
  switch (state) {
    case 'live':
      return [said.live(release)];
    case 'pinned':
      return [said.pinned(live ?? 0), said.lift(`${city}${toTarget(target)}`)];
    case 'refused': {
      const guard = /^guard ([\w-]+)/.exec(why ?? '')?.[1];
      return [
        said.refused(why ?? ''),
        ...(guard === undefined ? [] : [said.guard(city, `${guard}${toTarget(target)}`)]),
      ];
    }
    case 'waiting':
      return [
        `${said.waiting}${why === null ? '' : `: ${why}`}; ${live === null ? said.never : said.since(release)}`,
      ];
  }
}
