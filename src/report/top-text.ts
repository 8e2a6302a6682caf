import type { ServingNote } from '../operations/serving-note.ts';
import type { TopLook } from '../operations/top.ts';
import type { Stage } from '../operations/top-sample.ts';
import type { CityView, TopView } from '../operations/top-view.ts';
import { age } from './age.ts';
import { fitted } from './fitted.ts';
import { columnsOf } from './telegram-text.ts';
import { type TopWords, topWords } from './top-words.ts';
import type { Voice } from './voice.ts';

/** How a line of `zeta top` is drawn: it has exactly as many columns as there are, or fewer. */
export type TopVoice = Pick<Voice, 'language' | 'style' | 'width'>;

/** In the order in which an update goes through them. */
const stages: readonly Stage[] = ['accept', 'wait', 'turn', 'delivery'];

/** Between two figures of a line. */
const gap = '   ';

/** What goes for all cities, the most important line first. `now`: epoch milliseconds. */
export function topHead(
  target: string,
  note: ServingNote,
  view: TopView,
  now: number,
  voice: TopVoice,
): readonly string[] {
  const { style, language, width } = voice;
  const words = topWords[language];
  const state = view.isReady ? words.ready : words.notReady;
  const process = words.process(note.command, note.pid, age(now - note.since));
  const who = cut([`zeta top ${target}`, state, process].join(' · '), width);
  return [
    view.isReady ? style.bold(who) : style.red(who),
    ...flowing(flowOf(view, words), width),
    alarmed(cut(lossesOf(view, words), width), hasLosses(view), voice),
    cut(latencyText(view, words), width),
    style.dim(cut(machineText(view, words), width)),
  ];
}

/** Why there is nothing to see yet. */
export function topWaiting(target: string, look: TopLook | undefined, voice: TopVoice): string {
  const words = topWords[voice.language];
  if (!look || look.kind === 'seen') return words.looking;
  const text =
    look.kind === 'not-served' ? words.notServed(target) : words.unreachable(look.note.command, look.problem);
  return voice.style.yellow(cut(text, voice.width));
}

function flowOf(view: TopView, words: TopWords): readonly string[] {
  return [
    `${words.accepted} ${rateText(view.accepted)}`,
    `${words.turns} ${rateText(view.turns)}`,
    `${words.effects} ${rateText(view.effects)}`,
  ];
}

function lossesOf(view: TopView, words: TopWords): string {
  return [
    `${words.turnedAway} ${view.turnedAway}`,
    `${words.failedTurns} ${view.failedTurns}`,
    `${words.undelivered} ${view.undelivered}`,
    `${words.troubles} ${view.troubles}`,
  ].join(gap);
}

function hasLosses({ failedTurns, troubles }: TopView): boolean {
  return failedTurns + troubles > 0;
}

export function latencyText(view: TopView, words: TopWords): string {
  const each = stages.map((stage) => {
    const { p50, p99 } = view.stages[stage];
    return `${words.stages[stage]} ${millisText(p50)}/${millisText(p99)}`;
  });
  return `${each.join(gap)}   (${words.latency})`;
}

function machineText({ memoryBytes, cpu, loopLagMs }: TopView, words: TopWords): string {
  const mebibytes = String(Math.round(memoryBytes / 1024 / 1024));
  return words.memory(mebibytes, cpu === null ? '—' : String(Math.round(cpu * 100)), millisText(loopLagMs));
}

interface Column {
  readonly head: (words: TopWords) => string;
  readonly cell: (city: CityView) => string;
}

/** After the name, the most important first: a narrow terminal shows fewer. */
const columns: readonly Column[] = [
  {
    head: ({ columns: { release } }) => release,
    cell: ({ release }) => (release === null ? '—' : `#${release}`),
  },
  { head: ({ columns: { turns } }) => turns, cell: ({ turns }) => rateText(turns) },
  { head: ({ columns: { events } }) => events, cell: ({ events }) => String(events) },
  { head: ({ columns: { messages } }) => messages, cell: ({ messages }) => String(messages) },
  { head: ({ columns: { deals } }) => deals, cell: ({ deals }) => String(deals) },
  { head: ({ columns: { failed } }) => failed, cell: ({ failedTurns }) => String(failedTurns) },
  { head: ({ columns: { oldest } }) => oldest, cell: oldestText },
  { head: ({ columns: { dead } }) => dead, cell: ({ dead }) => String(dead) },
  { head: ({ columns: { parked } }) => parked, cell: ({ parked }) => String(parked) },
  { head: ({ columns: { accepted } }) => accepted, cell: ({ accepted }) => rateText(accepted) },
];

const leastName = 10;
const mostName = 40;
/** Before the name: the mark of the chosen one. */
const markWidth = 2;

/** The table of cities: its head, and a row for each. */
export function topTable(
  cities: readonly CityView[],
  chosen: string | undefined,
  voice: TopVoice,
): { readonly head: string; readonly rows: readonly string[] } {
  const { style, language, width } = voice;
  const words = topWords[language];
  const widths = columns.map(({ head }) => Math.max(head(words).length, 6) + 2);
  const longest = Math.max(words.columns.city.length, ...cities.map(({ city }) => city.length));
  const name = Math.min(Math.max(longest, leastName), mostName);
  const shown = shownColumns(widths, width - markWidth - name);
  const line = (mark: string, first: string, cell: (column: Column) => string) => {
    const cells = columns.slice(0, shown).map((column, at) => cell(column).padStart(widths[at] ?? 0));
    return cut(`${mark}${fitted(first, name)}${cells.join('')}`, width);
  };
  return {
    head: style.dim(line('  ', words.columns.city, ({ head }) => head(words))),
    rows: cities.map((city) => {
      const isChosen = city.city === chosen;
      const text = line(isChosen ? '❯ ' : '  ', city.city, ({ cell }) => cell(city));
      const painted = city.isTroubled ? style.yellow(text) : text;
      return isChosen ? style.bold(painted) : painted;
    }),
  };
}

function shownColumns(widths: readonly number[], room: number): number {
  let used = 0;
  const tooWide = widths.findIndex((one) => {
    used += one;
    return used > room;
  });
  return tooWide === -1 ? widths.length : tooWide;
}

function oldestText({ eventsAge, dealsAge }: CityView): string {
  const seconds = Math.max(eventsAge, dealsAge);
  return seconds === 0 ? '—' : age(seconds * 1000);
}

export function rateText(rate: number | null): string {
  if (rate === null) return '—';
  return rate >= 9.95 || rate === 0 ? String(Math.round(rate)) : rate.toFixed(1);
}

/** `0.4`, `12`, `1,500`; whole once it is ten. */
function millisText(ms: number | null): string {
  if (ms === null) return '—';
  return ms >= 9.95 ? Math.round(ms).toLocaleString('en') : ms.toFixed(1);
}

/** Figures on as few lines as they need. */
function flowing(figures: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const figure of figures) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(last + gap + figure) <= width)
      lines[lines.length - 1] = last + gap + figure;
    else lines.push(cut(figure, width));
  }
  return lines;
}

/** A line that is too long loses its end. */
export function cut(text: string, width: number): string {
  return columnsOf(text) <= width ? text : `${[...text].slice(0, Math.max(width - 1, 0)).join('')}…`;
}

function alarmed(text: string, isAlarm: boolean, { style }: TopVoice): string {
  return isAlarm ? style.yellow(text) : text;
}
