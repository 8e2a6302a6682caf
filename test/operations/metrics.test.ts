import { describe, expect, it } from 'vitest';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, until } from '../support/tools.ts';

async function measured() {
  const { root, write } = platformFolder(smallCity('almaty'));
  const serving = await serveDev(root, { private: { host: '127.0.0.1', port: 0 }, watch: 'prompts' });
  const scrape = async () => {
    const response = await fetch(`${serving.privateUrl}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    return response.text();
  };
  /** The value of one series; undefined when it is not there. */
  const value = async (series: string) => {
    const line = (await scrape()).split('\n').find((one) => one.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length + 1));
  };
  return { serving, scrape, value, write };
}

describe('GET /metrics', () => {
  it('counts an update through all its stages', async () => {
    const { serving, value, scrape } = await measured();
    await customerOf(serving).say('каскад');
    await serving.runtime.whenIdle();
    expect(await value('zeta_updates_total{city="almaty",answer="accepted"}')).toBe(1);
    expect(await value('zeta_requests_total{status="200"}')).toBe(1);
    expect(await value('zeta_turns_total{city="almaty",outcome="done"}')).toBe(1);
    expect(await value('zeta_effects_total{kind="call",state="done"}')).toBe(1);
    expect(await value('zeta_call_seconds_count{method="send",outcome="delivered"}')).toBe(1);
    for (const stage of ['accept', 'wait', 'turn', 'delivery'])
      expect(await value(`zeta_stage_seconds_count{stage="${stage}"}`)).toBe(1);
    expect(await value('zeta_ready')).toBe(1);
    expect(await value('zeta_release{city="almaty"}')).toBe(1);
    expect(await scrape()).toMatch(/^process_resident_memory_bytes \d/m);
  });

  it('tells refusals apart, and never by who was refused', async () => {
    const { serving, value, scrape } = await measured();
    const post = (path: string, headers = {}) =>
      fetch(`${serving.publicUrl}${path}`, { method: 'POST', headers, body: '{"update_id":1}' });
    await post('/telegram/almaty', { 'x-telegram-bot-api-secret-token': 'wrong' });
    await post('/telegram/nowhere-1');
    await post('/telegram/nowhere-2');
    expect(await value('zeta_requests_total{status="401"}')).toBe(1);
    expect(await value('zeta_requests_total{status="404"}')).toBe(2);
    expect(await scrape()).not.toContain('nowhere');
  });

  it('tells what waits, what Telegram refused, and nothing of customers', async () => {
    const { serving, value, scrape } = await measured();
    serving.world.telegram.fail({ method: 'sendMessage', times: 1, how: { kind: '429', retryAfter: 3600 } });
    await customerOf(serving).say('Айгерим ищет каскад');
    expect(await value('zeta_call_seconds_count{method="send",outcome="limited"}')).toBe(1);
    await until(
      async () => (await value('zeta_outbox_effects{city="almaty",kind="call"}')) === 1,
      'it waits',
    );
    const page = await scrape();
    for (const personal of ['Айгерим', 'каскад', 'aigerim', '500']) {
      const labels = page.match(/\{[^}]*\}/g) ?? [];
      expect(labels.filter((label) => label.includes(personal) && !label.includes('le='))).toEqual([]);
    }
  });

  it('follows releases, and forgets a city that is not live any more', async () => {
    const { serving, value, write } = await measured();
    write('cities/almaty/prompts/ru.yaml', 'greeting: Салем\n');
    await until(async () => (await value('zeta_release{city="almaty"}')) === 2, 'release 2 is live');
    expect(await value('zeta_reloads_total')).toBe(1);
    await serving.store.retire(almaty, { at: 1, author: 'tester', origin: 'cli' });
    await serving.runtime.refresh();
    expect(await value('zeta_release{city="almaty"}')).toBeUndefined();
  });
});
