import { describe, expect, it } from 'vitest';
import { readMetrics } from '../../src/operations/metrics-page.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { lookAtCity, lookAtTop, topSnapshot } from '../../src/operations/top.ts';
import { sampleOf } from '../../src/operations/top-sample.ts';
import { viewOf } from '../../src/operations/top-view.ts';
import { customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools, until } from '../support/tools.ts';

function sample(at: number, lines: readonly string[]) {
  return sampleOf(readMetrics(['process_start_time_seconds 7', ...lines].join('\n')), at);
}

/** A histogram of turns: how many were at most 1, 10 and 100 ms, and all. */
const turns = (...counts: readonly number[]) =>
  ['0.001', '0.01', '0.1', '+Inf'].map(
    (le, index) => `zeta_stage_seconds_bucket{le="${le}",stage="turn"} ${counts[index]}`,
  );

describe('a page of metrics', () => {
  it('is read with its labels, whatever stands in them', () => {
    const page = readMetrics(
      '# HELP x y\n# TYPE x counter\nx{a="1,2}",b="q\\"\\\\\\n"} 3\nx 4 1700000000000\ny_bucket{le="+Inf"} +Inf\nnonsense\n\n',
    );
    expect(page.get('x')).toEqual([
      { labels: { a: '1,2}', b: 'q"\\\n' }, value: 3 },
      { labels: {}, value: 4 },
    ]);
    expect(page.get('y_bucket')?.[0]?.value).toBe(Number.POSITIVE_INFINITY);
    expect(page.size).toBe(2);
  });
});

describe('what two samples come to', () => {
  it('is rates and latencies of the time between them alone', () => {
    const before = sample(1000, [
      'zeta_turns_total{city="almaty",outcome="done"} 100',
      ...turns(0, 0, 100, 100),
    ]);
    const now = sample(5000, [
      'zeta_turns_total{city="almaty",outcome="done"} 110',
      'zeta_turns_total{city="astana",outcome="done"} 2',
      'zeta_turns_total{city="astana",outcome="failed"} 1',
      ...turns(0, 10, 110, 110),
    ]);
    const view = viewOf(now, before);
    expect(view).toMatchObject({ over: 4, turns: 3, failedTurns: 1 });
    expect(view.cities.map(({ city, turns: rate }) => [city, rate])).toEqual([
      ['almaty', 2.5],
      ['astana', 0.5],
    ]);
    // All ten were between 1 and 10 ms.
    expect(view.stages.turn.p50).toBeCloseTo(5.5);
    expect(view.stages.turn.p99).toBeCloseTo(9.91);
    expect(view.stages.accept).toEqual({ p50: null, p99: null });
  });

  it('is nothing yet with one sample, or after a restart, and the last bound for what is past it', () => {
    const now = sample(5000, ['zeta_turns_total{city="a",outcome="done"} 9', ...turns(0, 0, 0, 3)]);
    expect(viewOf(now, undefined)).toMatchObject({ over: 0, turns: null, stages: { turn: { p50: 100 } } });
    expect(viewOf(now, { ...now, at: 0, startedAt: 6 })).toMatchObject({ over: 0, turns: null });
  });

  it('puts cities that have a trouble first', () => {
    const view = viewOf(
      sample(0, ['zeta_release{city="a"} 1', 'zeta_release{city="z"} 1', 'zeta_inbox_dead{city="z"} 1']),
      undefined,
    );
    expect(view.cities.map(({ city }) => city)).toEqual(['z', 'a']);
  });
});

describe('looking at a serving process', () => {
  it('sees what customers lead to, and tells of one city what status and log know', async () => {
    const { root } = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
    const serving = await serveDev(root, { private: { host: '127.0.0.1', port: 0 }, keepsLog: true });
    const platform = await openPlatform(tools, { root });
    serving.world.telegram.fail({
      method: 'sendMessage',
      times: 99,
      how: { kind: '400', description: 'Bad Request: no' },
    });
    const snapshot = await topSnapshot(tools, platform, async () => {
      await customerOf(serving).say('каскад');
      await customerOf(serving).say('каскад');
      await serving.runtime.whenIdle();
    });
    expect(snapshot).toMatchObject({ target: 'dev', isReady: true, undelivered: 2, failedTurns: 0 });
    expect(snapshot.serving.privateUrl).toBe(serving.privateUrl);
    expect(snapshot.turns).toBeCloseTo(2 / snapshot.over);
    expect(snapshot.cities.map(({ city, release }) => [city, release])).toEqual([
      ['almaty', 1],
      ['astana', 1],
    ]);
    expect(snapshot.stages.turn.p50).toBeGreaterThan(0);
    await until(async () => (await lookAtCity(tools, platform, 'almaty')).lines.length > 0, 'it is logged');
    const city = await lookAtCity(tools, platform, 'almaty');
    expect(city.status).toMatchObject({ live: 1, products: 3 });
    expect(city.lines[0]).toMatchObject({ level: 'warn', city: 'almaty' });
    expect(await lookAtCity(tools, platform, 'nowhere')).toEqual({ status: undefined, lines: [] });
  });

  it('says when nobody serves, and when who serves does not answer', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const platform = await openPlatform(tools, { root });
    await expect(topSnapshot(tools, platform, async () => undefined)).rejects.toMatchObject({
      code: 'not-served',
      exit: 3,
    });
    const serving = await serveDev(root);
    expect(await lookAtTop(tools, platform)).toMatchObject({ kind: 'unreachable' });
    await serving.stop();
    const closed = await serveDev(root, { private: { host: '127.0.0.1', port: 0 } });
    const deaf = { ...tools, readDoor: () => tools.readDoor('http://127.0.0.1:1/metrics') };
    expect(await lookAtTop(deaf, platform)).toMatchObject({ kind: 'unreachable', problem: /./ });
    expect(await tools.readDoor(`${closed.privateUrl}/nothing`)).toEqual({ ok: false, error: 'status 404' });
  });
});
