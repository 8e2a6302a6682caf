import { EventEmitter } from 'node:events';
import { render } from 'ink';
import { createElement as h } from 'react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readMetrics } from '../../../src/operations/metrics-page.ts';
import type { TopCity, TopLook } from '../../../src/operations/top.ts';
import { sampleOf } from '../../../src/operations/top-sample.ts';
import { plainStyle } from '../../../src/report/style.ts';
import { columnsOf } from '../../../src/report/telegram-text.ts';
import { Top } from '../../../src/screens/tui/top.ts';
import { Terminal } from '../../support/terminal.ts';
import { until } from '../../support/tools.ts';

const keys = { up: '\u001b[A', down: '\u001b[B', right: '\u001b[C', enter: '\r', escape: '\u001b' };
const now = Date.UTC(2026, 10, 28, 3);

class Keyboard extends EventEmitter {
  readonly isTTY = true;
  #typed: string | null = null;
  type(text: string): void {
    this.#typed = text;
    this.emit('readable');
  }
  readonly read = (): string | null => {
    const typed = this.#typed;
    this.#typed = null;
    return typed;
  };
  readonly setEncoding = () => undefined;
  readonly setRawMode = () => undefined;
  readonly resume = () => undefined;
  readonly pause = () => undefined;
  readonly ref = () => undefined;
  readonly unref = () => undefined;
}

/** What cities have counted, second by second: a tenth of `turns` a second each. */
function page(second: number, cities: readonly string[], startedAt = 1): string {
  return [
    `process_start_time_seconds ${startedAt}`,
    'zeta_ready 1',
    'process_resident_memory_bytes 150000000',
    `process_cpu_seconds_total ${second * 0.25}`,
    `zeta_effects_total{kind="call",state="done"} ${second * 7}`,
    ...cities.flatMap((city, index) => [
      `zeta_release{city="${city}"} ${index + 1}`,
      `zeta_turns_total{city="${city}",outcome="done"} ${second * (cities.length - index)}`,
      `zeta_inbox_events{city="${city}"} ${index}`,
    ]),
  ].join('\n');
}

function lookAt(second: number, cities: readonly string[], startedAt?: number): TopLook {
  const note = {
    command: 'zeta serve',
    pid: 4711,
    since: now - 3 * 3600_000,
    publicUrl: 'http://127.0.0.1:8080',
    privateUrl: 'http://127.0.0.1:8081',
  };
  return {
    kind: 'seen',
    note,
    sample: sampleOf(readMetrics(page(second, cities, startedAt)), second * 1000),
  };
}

const three = ['almaty', 'kokshetau', 'shymkent'];
const many = Array.from({ length: 60 }, (_, index) => `city-${String(index).padStart(2, '0')}`);

interface Setup {
  readonly cities?: readonly string[];
  readonly size?: readonly [number, number];
  /** Each look, by its number from 0. */
  readonly look?: (number: number) => TopLook | Error;
  readonly known?: TopCity;
  readonly language?: 'en' | 'ru';
}

function open({ cities = three, size = [100, 24], look, known, language = 'en' }: Setup = {}) {
  const terminal = new Terminal(...size);
  const keyboard = new Keyboard();
  let number = 0;
  const asked: string[] = [];
  const source = {
    target: 'local',
    now: () => now,
    look: async () => {
      const answer = (look ?? ((second) => lookAt(second, cities)))(number);
      number += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    city: async (id: string) => {
      asked.push(id);
      return known ?? { status: undefined, lines: [] };
    },
  };
  const voice = { language, style: plainStyle };
  const screen = render(h(Top, { source, voice, every: { look: 5, city: 5 } }), {
    // Only what Ink uses of a terminal is there.
    stdout: terminal as unknown as NodeJS.WriteStream,
    stdin: keyboard as unknown as NodeJS.ReadStream,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  onTestFinished(() => screen.unmount());
  const ended = screen.waitUntilExit();
  ended.catch(() => undefined);
  const shows = (text: string | RegExp) =>
    until(
      () => (typeof text === 'string' ? terminal.frame.includes(text) : text.test(terminal.frame)),
      `${text} in\n${terminal.frame}`,
    );
  const type = async (text: string, expected: string | RegExp) => {
    keyboard.type(text);
    await shows(expected);
  };
  return { terminal, shows, type, ended, asked };
}

describe('the screen of all cities', () => {
  it('shows rates of the last seconds, latencies as far as measured, and the busiest city first', async () => {
    const { shows, terminal } = open();
    await shows('turns/s 6.0   sent/s 7.0');
    expect(terminal.lines[0]).toBe('zeta top local · takes updates · zeta serve, process 4711, for 3h');
    expect(terminal.frame).toContain('memory 143 MiB  processor 25 %');
    expect(terminal.frame).toContain('accept —/—');
    const rows = terminal.lines.filter((line) => /#\d/.test(line));
    expect(rows.map((line) => line.trim().split(/\s+/).slice(0, 4))).toEqual([
      ['❯', 'almaty', '#1', '3.0'],
      ['kokshetau', '#2', '2.0', '1'],
      ['shymkent', '#3', '1.0', '2'],
    ]);
  });

  it('fits 80 and 120 columns, and windows that are tiny, and follows when they change', async () => {
    const { terminal, shows } = open({ cities: many, size: [80, 24] });
    await shows('turns/s');
    for (const [columns, rows] of [
      [80, 24],
      [120, 40],
      [40, 10],
      [20, 6],
      [9, 4],
      [1, 2],
      [80, 1],
    ] as const) {
      terminal.resize(columns, rows);
      await until(
        () =>
          terminal.lines.length <= Math.max(rows - 1, 1) &&
          terminal.lines.every((line) => columnsOf(line) <= columns),
        `${columns} x ${rows} are enough for\n${terminal.frame}`,
      );
      expect(terminal.frame.trim()).not.toBe('');
    }
    terminal.resize(120, 40);
    await shows('in/s');
    terminal.resize(60, 40);
    await until(() => !terminal.frame.includes('in/s'), 'the last column gives way');
  });

  it('keeps the chosen city in sight of a list that is longer than the window', async () => {
    const { type, terminal, shows } = open({ cities: many, size: [80, 12] });
    await shows('❯ city-00');
    for (let at = 1; at < 40; at += 1) await type(keys.down, `❯ city-${String(at).padStart(2, '0')}`);
    expect(terminal.lines.length).toBeLessThanOrEqual(11);
    await type(keys.up, '❯ city-38');
  });

  it('speaks Russian', async () => {
    const { shows } = open({ language: 'ru' });
    await shows('ходов/с 6.0   отправок/с 7.0');
    await shows('↑ ↓ выбор');
  });
});

describe('the screen of one city', () => {
  const lines = [
    {
      text: '',
      at: now,
      level: 'warn' as const,
      city: 'kokshetau',
      message: 'a send was not delivered',
      fields: { turn: 7 },
    },
  ];

  it('opens with Enter, goes to others with arrows, and back with Esc', async () => {
    const { type, shows, asked } = open({ known: { status: undefined, lines } });
    await shows('❯ almaty');
    await type(keys.down, '❯ kokshetau');
    await type(keys.enter, 'kokshetau#2');
    await shows(/warn {3}a send was not delivered {2}turn=7/);
    await type(keys.right, 'shymkent#3');
    await until(() => asked.includes('shymkent'), 'the other city is looked up');
    await type(keys.escape, '❯ shymkent');
  });

  it('goes on with the list when the city is gone', async () => {
    let cities = three;
    const { type, shows } = open({ look: (second) => lookAt(second, cities) });
    await shows('❯ almaty');
    await type(keys.enter, 'almaty#1');
    cities = three.slice(1);
    await shows('kokshetau#1');
  });
});

describe('a process that is not there', () => {
  it('is waited for, and its numbers begin anew after a restart', async () => {
    const { shows, terminal } = open({
      look: (second) => {
        if (second < 20) return { kind: 'not-served' };
        return lookAt(second % 1000, three, second < 60 ? 1 : 2);
      },
    });
    await shows('nobody serves the target local now');
    await shows('turns/s 6.0');
    await shows('turns/s —');
    await shows('turns/s 6.0');
    expect(terminal.frame).not.toContain('nobody');
  });

  it('is told with why it does not answer', async () => {
    const look = lookAt(0, three);
    if (look.kind !== 'seen') throw new Error('it is seen');
    const { shows } = open({
      look: () => ({ kind: 'unreachable', note: look.note, problem: 'ECONNREFUSED' }),
    });
    await shows('zeta serve does not say how it is (ECONNREFUSED)');
  });
});

describe('the end', () => {
  it('comes with q', async () => {
    const { type, ended, shows } = open();
    await shows('❯ almaty');
    await type('q', '');
    await ended;
  });

  it('comes with what a look throws', async () => {
    const { ended } = open({ look: () => new Error('the database is gone') });
    await expect(ended).rejects.toThrow('the database is gone');
  });
});
