import { Box, Text, useApp, useInput, useWindowSize } from 'ink';
import { createElement as h, type ReactNode, useEffect, useState } from 'react';
import type { TopCity } from '../../operations/top.ts';
import type { TopSource } from '../../operations/top-source.ts';
import type { CityView, TopView } from '../../operations/top-view.ts';
import { topCityText } from '../../report/top-city-text.ts';
import { cut, topHead, topTable, topWaiting } from '../../report/top-text.ts';
import { topWords } from '../../report/top-words.ts';
import type { Voice } from '../../report/voice.ts';
import { type Looks, withLook } from './samples.ts';

export interface TopProps {
  readonly source: TopSource;
  readonly voice: Pick<Voice, 'language' | 'style'>;
  /** Milliseconds between two looks at the process, and at what is known of the city that is open. */
  readonly every: { readonly look: number; readonly city: number };
}

/** Below that, the head gives way to the cities. */
const roomyRows = 14;

/**
 * The cities of a serving process, live, or one of them. `q` and Ctrl+C end it; what a look throws ends it with that.
 */
export function Top({ source, voice: { language, style }, every }: TopProps): ReactNode {
  const { columns, rows } = useWindowSize();
  const { exit } = useApp();
  const [looks, setLooks] = useState<Looks>();
  const [chosen, setChosen] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  useAgain(
    every.look,
    exit,
    () => source.look(),
    (look) => setLooks((before) => withLook(before, look)),
  );
  const cities = looks?.view?.cities ?? [];
  const at = Math.max(
    0,
    cities.findIndex(({ city }) => city === chosen),
  );
  const current = cities[at];
  const known = useCity(source, isOpen ? current?.city : undefined, every.city, exit);
  useInput((input, key) => {
    if (input === 'q') exit();
    else if (key.escape) setOpen(false);
    else if (key.return) setOpen(current !== undefined);
    else setChosen(cities[moved(at, cities.length, key, { isOpen, page: Math.max(rows - 4, 1) })]?.city);
  });
  const voice = { language, style, width: Math.max(columns, 1) };
  const view = looks?.view;
  const room = { rows: Math.max(rows - 1, 1), now: source.now(), target: source.target };
  if (!view || looks.newest.kind !== 'seen')
    return h(Lines, { lines: [topWaiting(source.target, looks?.newest, voice)] });
  const head = headOf({ ...room, note: looks.newest.note, view }, voice);
  const keys = style.dim(cut(topWords[language].keys[isOpen ? 'one' : 'all'], voice.width));
  const foot = room.rows > head.length + 3 ? [keys] : [];
  const most = room.rows - head.length - foot.length;
  const body =
    isOpen && current
      ? topCityText(current, known, { now: room.now, most }, voice)
      : tableOf(cities, current, most, voice);
  return h(Lines, { lines: [...head, ...body, ...foot] });
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  // An empty text has no height.
  const texts = lines.map((line, index) => h(Text, { key: index, wrap: 'truncate' }, line || ' '));
  return h(Box, { flexDirection: 'column' }, ...texts);
}

interface HeadParts {
  readonly rows: number;
  readonly target: string;
  readonly note: Parameters<typeof topHead>[1];
  readonly view: TopView;
  readonly now: number;
}

/** As much of the head as leaves most of the window to what is below it. */
function headOf({ rows, target, note, view, now }: HeadParts, voice: Parameters<typeof topHead>[4]) {
  const lines = topHead(target, note, view, now, voice);
  if (rows >= roomyRows) return [...lines, ''];
  return lines.slice(0, rows >= 8 ? 2 : Math.min(1, rows - 1));
}

/** A window of the cities that has the chosen one in it. */
function tableOf(
  cities: readonly CityView[],
  current: CityView | undefined,
  most: number,
  voice: Parameters<typeof topTable>[2],
): readonly string[] {
  if (cities.length === 0) return [voice.style.dim(cut(topWords[voice.language].noCity, voice.width))];
  const shown = Math.max(most > 2 ? most - 1 : most, 1);
  const at = current ? cities.indexOf(current) : 0;
  const first = Math.max(0, Math.min(at - Math.floor(shown / 2), cities.length - shown));
  const { head, rows } = topTable(cities, current?.city, voice);
  return [...(most > 2 ? [head] : []), ...rows.slice(first, first + shown)];
}

type Key = Parameters<Parameters<typeof useInput>[0]>[1];

/** Where the arrows lead: up and down in the list, in one city also left and right. */
function moved(
  at: number,
  count: number,
  key: Key,
  { isOpen, page }: { readonly isOpen: boolean; readonly page: number },
): number {
  const steps = [
    [key.upArrow || (isOpen && key.leftArrow), -1],
    [key.downArrow || (isOpen && key.rightArrow), 1],
    [key.pageUp, -page],
    [key.pageDown, page],
    [key.home, -count],
    [key.end, count],
  ] as const;
  const step = steps.find(([isHit]) => isHit)?.[1] ?? 0;
  return Math.max(0, Math.min(count - 1, at + step));
}

/** Asks at once and again after each answer, until the screen is gone. */
function useAgain<T>(
  everyMs: number,
  fail: (error: Error) => void,
  ask: () => Promise<T>,
  take: (answer: T) => void,
): void {
  useEffect(() => asking(everyMs, fail, ask, take), []);
}

/** What is known of the open city; undefined until it was looked up. */
function useCity(
  source: TopSource,
  city: string | undefined,
  everyMs: number,
  fail: (error: Error) => void,
): TopCity | undefined {
  const [known, setKnown] = useState<{ readonly city: string; readonly of: TopCity }>();
  useEffect(() => {
    if (city === undefined) return undefined;
    return asking(
      everyMs,
      fail,
      () => source.city(city),
      (of) => setKnown({ city, of }),
    );
  }, [city]);
  return known?.city === city ? known?.of : undefined;
}

function asking<T>(
  everyMs: number,
  fail: (error: Error) => void,
  ask: () => Promise<T>,
  take: (answer: T) => void,
): () => void {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    ask().then(
      (answer) => {
        if (isOver) return;
        take(answer);
        timer = setTimeout(again, everyMs);
      },
      (error: unknown) => {
        if (!isOver) fail(error instanceof Error ? error : new Error(String(error)));
      },
    );
  };
  again();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
