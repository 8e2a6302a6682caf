import { describe, expect, it } from 'vitest';
import { hashOfToken, revokeToken } from '../../../src/operations/api-tokens.ts';
import { deployCities } from '../../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { rollbackCity, unpinCity } from '../../../src/operations/rollback-city.ts';
import type { TokenScope } from '../../../src/store/access-store.ts';
import { customerOf } from '../../support/customer.ts';
import { tools, until } from '../../support/tools.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';
import { readEvents } from './read-events.ts';

async function watching(world: ApiWorld, wish: Parameters<ApiWorld['token']>[0] = {}) {
  const own = await world.token({ scopes: ['read'], ...wish });
  return {
    own,
    watch: (query = '', headers: Record<string, string> = {}) =>
      readEvents(world.call(`/api/events${query}`, own, { headers })),
  };
}

const platformOf = (world: ApiWorld) => openPlatform(tools, { root: world.folder.root, target: 'dev' });

describe('The stream of events', () => {
  it('tells of releases as they are served, rolled back and let go', async () => {
    const world = await apiWorld('off');
    const { watch } = await watching(world);
    const { status, headers, events, next, names } = await watch();
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect([headers.get('cache-control'), headers.get('zeta-api')]).toEqual(['no-store', '2']);
    await next('ready');
    const platform = await platformOf(world);
    world.folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Салют\n');
    await deployCities(tools, platform, { names: ['almaty'], message: '', allow: [] });
    await next('release');
    await rollbackCity(tools, platform, 'almaty', undefined);
    await until(() => names().length === 3, 'the rollback is told');
    await unpinCity(tools, platform, 'almaty');
    await until(() => names().length === 4, 'that it is let go is told');
    const at = expect.any(Number);
    expect(
      events()
        .slice(1)
        .map(({ data }) => data),
    ).toEqual([
      { city: 'almaty', from: 1, to: 2, isPinned: false, at },
      { city: 'almaty', from: 2, to: 1, isPinned: true, at },
      { city: 'almaty', from: 1, to: 1, isPinned: false, at },
    ]);
  });

  it('tells of turns and requests without a word of the customer', async () => {
    const world = await apiWorld('off');
    const token = `zeta_${'e'.repeat(43)}`;
    const made = { name: 'desk', hash: hashOfToken(token), scopes: ['read', 'escalations'] as TokenScope[] };
    const more = { cities: [], createdAt: 1, createdBy: 'a', expiresAt: null };
    await world.serving.store.createToken({ ...made, ...more });
    const { next, events, state } = await readEvents(world.call('/api/events?types=turn,escalation', token));
    await next('ready');
    const aigerim = customerOf(world.serving, undefined, 77_012_345);
    await aigerim.say('/start');
    await aigerim.say('Меня зовут Айгерим Сапарова, +7 701 234-56-78, диван до 150 тыс');
    await aigerim.say('позовите менеджера');
    await next('escalation');
    expect(events().find(({ event }) => event === 'turn')?.data).toEqual({
      city: 'almaty',
      release: 1,
      event: 'command',
      language: 'ru',
      messages: 1,
      deals: 0,
      counted: ['start'],
      at: expect.any(Number),
    });
    expect((await next('escalation')).data).toEqual({
      city: 'almaty',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      kind: 'manager',
      step: 'opened',
      at: expect.any(Number),
    });
    expect(state.text).not.toMatch(/айгерим|aigerim|сапарова|701|234-?56|77012345|диван|каскад/i);
  });

  it('tells of what is wrong with the files, and of saves that are refused', async () => {
    const world = await apiWorld();
    const { watch } = await watching(world);
    const { next, events } = await watch('?types=diagnostics,save&city=almaty');
    await next('ready');
    world.folder.write('cities/almaty/prompts/ru.yaml', 'greeting: "{cout}"\n');
    expect((await next('diagnostics')).data).toMatchObject({ city: 'almaty', errors: 1, codes: ['ZP204'] });
    expect((await next('save')).data).toMatchObject({ city: 'almaty', refused: expect.any(String) });
    world.folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Снова хорошо\n');
    await until(() => events().filter(({ event }) => event === 'save').length === 2, 'it is good again');
    expect(events().findLast(({ event }) => event === 'save')?.data).toMatchObject({ refused: null });
    expect(events().findLast(({ event }) => event === 'diagnostics')?.data).toMatchObject({ errors: 0 });
  });

  it('is for what the caller may watch, and for their cities', async () => {
    const world = await apiWorld('off');
    const { watch } = await watching(world, { cities: ['astana'] });
    const code = async (query: string) => {
      const { status, state, ended } = await watch(query);
      await ended();
      return [status, (JSON.parse(state.text) as { code: string }).code];
    };
    expect(await code('?types=escalation')).toEqual([403, 'not-allowed']);
    expect(await code('?city=almaty')).toEqual([403, 'not-allowed']);
    expect(await code('?city=astana,almaty')).toEqual([403, 'not-allowed']);
    expect(await code('?types=release,nothing')).toEqual([400, 'unknown-type']);
    expect(await code('?more=1')).toEqual([400, 'wrong-request']);
    expect((await world.call('/api/events', undefined)).status).toBe(401);
    const { next, names } = await watch();
    await next('ready');
    await customerOf(world.serving).say('/start');
    const platform = await platformOf(world);
    for (const city of ['almaty', 'astana']) {
      world.folder.write(`cities/${city}/prompts/ru.yaml`, 'greeting: Салют\n');
      await deployCities(tools, platform, { names: [city], message: '', allow: [] });
    }
    expect((await next('release')).data).toMatchObject({ city: 'astana' });
    expect(names()).toEqual(['ready', 'release']);
  });

  it('goes on where it was cut off', async () => {
    const world = await apiWorld('off');
    const { watch } = await watching(world);
    const first = await watch('?types=turn');
    const { id = '' } = await first.next('ready');
    await first.leave();
    await customerOf(world.serving).say('/start');
    const again = await watch('?types=turn', { 'last-event-id': id });
    await again.next('ready');
    expect(again.names()).toEqual(['turn', 'ready']);
    const other = await watch('?types=turn', { 'last-event-id': 'abc-1' });
    await other.next('reset');
    expect(other.names()).toEqual(['reset']);
  });

  it('ends for a token that is revoked meanwhile', async () => {
    const world = await apiWorld('off');
    const { watch } = await watching(world, { name: 'watcher' });
    const { next, ended } = await watch();
    await next('ready');
    await revokeToken(tools, await platformOf(world), 'watcher');
    await ended();
    expect((await next('closed')).data).toEqual({ code: 'token-revoked' });
  });

  it('ends at once when the server stops', async () => {
    const world = await apiWorld('off');
    const { watch } = await watching(world);
    const { next, ended } = await watch();
    await next('ready');
    const start = performance.now();
    await world.serving.stop();
    await ended();
    expect((await next('closed')).data).toEqual({ code: 'server-stops' });
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
