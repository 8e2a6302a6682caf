import { describe, expect, it, onTestFinished } from 'vitest';
import type { Feed } from '../../src/city/feed.ts';
import { startWorld } from '../../src/emulators/world.ts';
import { createToken, listTokens } from '../../src/operations/api-tokens.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { isDue, nextAsk } from '../../src/operations/feed-schedule.ts';
import { listReleases } from '../../src/operations/list-releases.ts';
import { listAudit } from '../../src/operations/people/list-audit.ts';
import { openPlatform, type Platform } from '../../src/operations/platform.ts';
import { planRollbacks } from '../../src/operations/rollback-cities.ts';
import { status } from '../../src/operations/status.ts';
import { auditLogText } from '../../src/report/audit-log-text.ts';
import { releasesText } from '../../src/report/releases-text.ts';
import { statusText } from '../../src/report/status-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { tokensText } from '../../src/report/tokens-text.ts';
import type { Voice } from '../../src/report/voice.ts';
import { takeLock } from '../../src/store/lock.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, tools, until } from '../support/tools.ts';

const voice: Voice = { language: 'en', style: plainStyle, width: 120, wraps: true };
const [minute, hour, day] = [60_000, 3600_000, 24 * 3600_000];
const noon = Date.parse('2026-11-28T12:00:00Z');

/** A city whose clock a test turns; each deploy takes a minute of it. */
async function shop() {
  const folder = platformFolder(smallCity('almaty'));
  const platform = await openPlatform(tools, { root: folder.root });
  const clock = { at: noon };
  const timed = { ...tools, clock: { ...tools.clock, now: () => clock.at } };
  const deploy = async (greeting: string) => {
    clock.at += minute;
    folder.write('cities/almaty/prompts/ru.yaml', `greeting: ${greeting}\n`);
    return (await deployCities(timed, platform, { names: [], message: greeting, allow: [] })).cities;
  };
  const back = async (before: number) => {
    const planned = await planRollbacks(timed, platform, before).catch(() => undefined);
    return planned?.steps ?? [];
  };
  return { folder, platform, clock, timed, deploy, back };
}

/** What a person reads of a target, as one text. */
async function told(platform: Platform, timed: typeof tools): Promise<string> {
  const now = timed.clock.now();
  const moves = await listAudit(platform, { cities: [], since: 0 });
  return [
    statusText(await status(timed, platform), timed.clock.now(), voice),
    releasesText(await listReleases(platform, 'almaty'), now, voice),
    auditLogText(moves, now, voice),
    tokensText(await listTokens(timed, platform), now, voice),
  ].join('\n');
}

describe('A clock that is put back an hour', () => {
  it('leaves releases in their order, prints nothing below zero, and goes back to what is meant', async () => {
    const { platform, clock, timed, deploy, back } = await shop();
    await createToken(timed, platform, { name: 'ci', scopes: ['deploy'], cities: [], expires: '30m' });
    await deploy('Раз');
    await deploy('Два');
    clock.at -= hour;
    expect(await told(platform, timed)).not.toMatch(/-\d+ ?(?:s|m|h|d)\b/);
    expect(await deploy('Три')).toMatchObject([{ kind: 'live', number: 3, isNew: true }]);
    const { releases } = await listReleases(platform, 'almaty');
    expect(releases.map(({ number, isLive }) => [number, isLive])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    expect(await told(platform, timed)).not.toMatch(/-\d+ ?(?:s|m|h|d)\b/);
    // The third was made at 11:03 by this clock, and so was live at 11:30; before all of them the city was not.
    expect(await back(noon - 30 * minute)).toEqual([]);
    expect(await back(noon - 2 * hour)).toEqual([]);
    clock.at = noon + 2 * hour;
    expect(await deploy('Четыре')).toMatchObject([{ number: 4 }]);
    expect(await back(noon + hour)).toEqual([{ city: 'almaty', from: 4, to: 3 }]);
    // A token of half an hour lives as long as the clock says, and not for ever.
    expect((await listTokens(timed, platform)).tokens).toMatchObject([{ state: 'expired' }]);
  });

  it('neither loses a lock nor steals one: a lock has no age, only a holder', async () => {
    const { platform, clock, timed, deploy } = await shop();
    await deploy('Раз');
    const lock = takeLock(platform.data.absolute('deploy.lock'));
    const note = { author: 'Dana', pid: 7, since: clock.at };
    await platform.data.write('deploy.json', JSON.stringify(note));
    let monotonic = 0;
    const waiting = {
      ...timed,
      clock: { now: () => clock.at, monotonic: () => monotonic },
      pause: async () => {
        monotonic += minute;
      },
    };
    const other = () => deployCities(waiting, platform, { names: [], message: '', allow: [] });
    for (const jump of [-hour, 2 * day]) {
      clock.at += jump;
      const error = await other().catch((one: Error) => one.message);
      expect(error).toMatch(/^Dana \(process 7, for \d+ s\)/);
    }
    clock.at -= 3 * day;
    expect(statusText(await status(timed, platform), timed.clock.now(), voice)).not.toMatch(/-\d/);
    lock?.release();
    expect((await other()).cities).toMatchObject([{ kind: 'unchanged' }]);
  });

  it('holds up no answer that waited when it was put back, and no feed', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const clock = { ahead: 2 * day };
    const world = await startWorld({ retryScale: 0.01 });
    onTestFinished(() => world.close());
    const changes = {
      // Telegram goes on, whoever serves.
      startWorld: async () => ({ ...world, close: async () => undefined }),
      clock: { now: () => Date.now() + clock.ahead, monotonic: () => performance.now() },
    };
    const first = await serveDev(root, { pace: quickPace }, changes);
    const customer = customerOf({ ...first, world });
    world.telegram.fail({ chatId: '500', times: 1, how: { kind: '429', retryAfter: 60 } });
    await customer.say('/start');
    await until(async () => (await first.store.openDestinations()).length === 1, 'the answer waits');
    await first.stop();
    clock.ahead = 0;
    await serveDev(root, { pace: quickPace }, changes);
    const answered = () => world.messages(almaty, '500').filter(({ from }) => from === 'bot');
    await until(() => answered().length > 0, 'the answer is sent although it was meant for a later day');

    const feed: Feed = { url: 'https://shop.example/f', fields: ['price'], every: '1h' };
    const nextAt = nextAsk(feed, 0, noon + day);
    expect(isDue(feed, { nextAt }, noon + day)).toBe(false);
    expect(isDue(feed, { nextAt }, noon + day + 2 * hour)).toBe(true);
    expect(isDue(feed, { nextAt }, noon)).toBe(true);
  });
});

describe('A clock that was a day ahead', () => {
  it('has its releases taken for made by now: what is live is not gone back from without a reason', async () => {
    const { platform, clock, timed, deploy, back } = await shop();
    await deploy('Раз');
    clock.at += day;
    await deploy('Два');
    clock.at = noon + 10 * minute;
    expect(await told(platform, timed)).not.toMatch(/-\d+ ?(?:s|m|h|d)\b/);
    // Now, by the right clock: the second is what is live.
    expect(await back(clock.at)).toEqual([]);
    expect(await back(noon + 5 * minute)).toEqual([{ city: 'almaty', from: 2, to: 1 }]);
    expect(await deploy('Три')).toMatchObject([{ number: 3 }]);
    expect(await back(clock.at)).toEqual([]);
    expect((await status(timed, platform)).cities).toMatchObject([{ live: 3, drift: [] }]);
  });
});
