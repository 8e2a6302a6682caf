import type { Language } from '../diagnostics/words/languages.ts';
import type { ReleaseList } from '../operations/list-releases.ts';
import type { CityStatus, Status } from '../operations/status.ts';
import { age } from './age.ts';
import { crmTroubleText } from './crm-trouble-text.ts';
import { feedLines } from './feeds-text.ts';
import { managersNote } from './managers-text.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';

export function statusText(
  { target, isServed, serving, cities }: Status,
  now: number,
  { style, language }: Pick<Voice, 'style' | 'language'>,
): string {
  const server = serving
    ? `${style.green('●')} ${serving.command}, process ${serving.pid}, for ${age(now - serving.since)}, ${serving.publicUrl}`
    : isServed
      ? `${style.green('●')} a process serves this target, but serve.json does not say which`
      : `${style.dim('○')} nobody serves this target now`;
  const rows = cities.map((city) => [
    city.city,
    city.live === null ? '—' : `#${city.live}${city.isPinned ? ' pinned' : ''}`,
    city.liveSince === null ? '' : age(now - city.liveSince),
    city.products === null ? '' : String(city.products),
    city.inbox + city.outbox > 0 ? `${city.inbox}/${city.outbox}` : '0',
    city.lastTurnAt === null ? '—' : `${age(now - city.lastTurnAt)} ago`,
  ]);
  const head = ['city', 'live', 'for', 'products', 'queue', 'last turn'];
  const notes = cities.flatMap((city) =>
    [
      ...notesOf(city, now, language),
      ...(city.managers ? [managersNote(city.managers, now, language)] : []),
    ].map((note) => `  ${style.yellow('!')} ${city.city}: ${note}`),
  );
  const feeds = cities.flatMap(({ city, feeds: ofCity }) =>
    ofCity.flatMap((feed) => feedLines(city, feed, now, { style, language })),
  );
  const blocks = [
    table([head, ...rows], style),
    ...[notes, feeds].flatMap((lines) => (lines.length > 0 ? ['', ...lines] : [])),
  ];
  return [`target ${style.bold(target)}`, server, '', ...blocks].join('\n');
}

/** What an operator should know of a city, a line each. */
function notesOf(city: CityStatus, now: number, language: Language): readonly string[] {
  return [
    ...(city.live === null ? ['not deployed'] : []),
    ...(city.isOrphaned ? ['orphaned: its folder is gone'] : []),
    ...(city.refused ? [`refused: ${city.refused}`] : []),
    ...(city.problem ? [city.problem] : []),
    ...(city.crm ? [crmTroubleText(city.crm, now, language)] : []),
    ...(city.catalogProblem ? [`${city.catalogProblem}: \`zeta deploy ${city.city}\` builds it again`] : []),
    ...city.pending,
    ...(city.stuck > 0 ? [`${city.stuck} ${city.stuck === 1 ? 'needs' : 'need'} a person`] : []),
  ];
}

export function releasesText({ target, releases }: ReleaseList, now: number, style: Style): string {
  if (releases.length === 0) return `no releases in the target ${target}`;
  const rows = releases.map((release) => [
    `${release.isLive ? '●' : ' '} ${release.city}#${release.number}`,
    `${age(now - release.at)} ago`,
    release.origin,
    release.author.slice(0, 16),
    release.commit.slice(0, 8),
    String(release.products),
    [release.isPinned ? 'pinned' : '', release.rolledBackAt === null ? '' : 'rolled back', release.message]
      .filter(Boolean)
      .join('; '),
  ]);
  const head = ['  release', 'made', 'origin', 'author', 'commit', 'products', ''];
  return [table([head, ...rows], style), style.dim(`target: ${target}`)].join('\n');
}
