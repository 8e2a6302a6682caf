import { render } from 'ink';
import { createElement as h } from 'react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CityId, idOf } from '../../../src/base/ids.ts';
import type { Language } from '../../../src/diagnostics/words/languages.ts';
import { DeployWatch } from '../../../src/operations/deploy-watch.ts';
import { plainStyle } from '../../../src/report/style.ts';
import { Deploy } from '../../../src/screens/tui/deploy.ts';
import { Terminal } from '../../support/terminal.ts';
import { until } from '../../support/tools.ts';

function drawn(cities: number, size: readonly [number, number], language: Language = 'en') {
  const terminal = new Terminal(...size);
  const watch = new DeployWatch();
  const ids = Array.from({ length: cities }, (_, at) => idOf<CityId>(`city-${at}`));
  watch.start(ids);
  // Ink asks no more of a terminal than this.
  const stdout = terminal as unknown as NodeJS.WriteStream;
  const screen = render(h(Deploy, { watch, voice: { language, style: plainStyle } }), {
    stdout,
    debug: true,
  });
  onTestFinished(() => screen.unmount());
  const sees = (text: string | RegExp) =>
    until(
      () => terminal.lines.some((line) => (typeof text === 'string' ? line.includes(text) : text.test(line))),
      String(text),
    );
  return { terminal, watch, ids, sees };
}

describe('The progress of a deploy', () => {
  it('shows what each city is busy with, and what came of it', async () => {
    const { watch, ids, sees } = drawn(3, [80, 24], 'ru');
    const [first, second, third] = ids;
    if (!first || !second || !third) throw new Error('three cities');
    await sees('· city-0');
    watch.at(first, 'compile');
    await sees(/city-0: сборка/);
    watch.at(first, 'live');
    watch.at(second, 'refused');
    watch.at(third, 'canary');
    await sees('✓ city-0: работает');
    await sees('✗ city-1: не пропустила защита');
    await sees(/city-2: первые ходы покупателя/);
  });

  it('keeps the city that is under way in sight, however many there are and however small the window', async () => {
    const { terminal, watch, ids, sees } = drawn(100, [40, 10]);
    for (const city of ids.slice(0, 60)) watch.at(city, 'live');
    const now = ids[60];
    if (!now) throw new Error('a hundred cities');
    watch.at(now, 'switch');
    await sees(/city-60: going live/);
    await sees('60/100');
    expect(terminal.lines.length).toBeLessThanOrEqual(10);
    terminal.resize(20, 4);
    await until(() => terminal.lines.length <= 4, 'it is drawn anew');
    await sees(/city-60/);
    expect(Math.max(...terminal.lines.map(({ length }) => length))).toBeLessThanOrEqual(20);
  });
});
