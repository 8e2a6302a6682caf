import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../../src/base/ids.ts';
import { apiWorld } from './api-world.ts';

const almaty = idOf<CityId>('almaty');

async function world() {
  const made = await apiWorld('prompts');
  const { call, token, serving, folder } = made;
  const keyed = (own: string, key: string, body: object = {}, path = '/api/cities/almaty/rollback') =>
    call(path, own, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
  const live = async () => (await serving.store.liveRelease(almaty))?.number;
  const save = async (text: string) => {
    const before = await live();
    folder.write('cities/almaty/prompts/ru.yaml', `greeting: ${text}\n`);
    await expect.poll(live).not.toBe(before);
  };
  return { ...made, keyed, live, save, own: await token() };
}

describe('A request with an Idempotency-Key', () => {
  it('is carried out once, and answered the same again', async () => {
    const { keyed, live, save, own } = await world();
    await save('Раз');
    await save('Два');
    const [first, again] = [await keyed(own, 'k1'), await keyed(own, 'k1')];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await again.json()).toEqual(await first.json());
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    // Twice would have been two steps back.
    expect(await live()).toBe(2);
  });

  it('is another request with the same key: refused', async () => {
    const { keyed, save, own } = await world();
    await save('Раз');
    expect((await keyed(own, 'k1')).status).toBe(200);
    const other = await keyed(own, 'k1', { number: 2 });
    expect([other.status, await other.json()]).toMatchObject([422, { code: 'key-reused' }]);
  });

  it('is another caller with the same key: carried out', async () => {
    const { keyed, save, own, token } = await world();
    await save('Раз');
    expect((await keyed(own, 'k1')).status).toBe(200);
    const answer = await keyed(await token(), 'k1', { number: 2 });
    expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([200, null]);
  });

  it('is not carried out twice at the same time', async () => {
    const { keyed, live, save, own } = await world();
    await save('Раз');
    await save('Два');
    const answers = await Promise.all(Array.from({ length: 5 }, () => keyed(own, 'k1')));
    const codes = answers.map(({ status }) => status);
    expect(codes.filter((code) => code === 200).length).toBeGreaterThan(0);
    expect(codes.every((code) => code === 200 || code === 409)).toBe(true);
    expect(await live()).toBe(2);
  });

  it('may be tried again after it was refused, and after a day', async () => {
    const { keyed, save, own, serving } = await world();
    expect((await keyed(own, 'k1', { number: 9 })).status).toBe(404);
    await save('Раз');
    expect((await keyed(own, 'k1', { number: 1 })).status).toBe(200);
    await serving.store.dropAnswersBefore(Date.now() + 1);
    expect((await keyed(own, 'k1', { number: 2 })).status).toBe(200);
  });

  it('has a key that can stand in a log', async () => {
    const { keyed, own } = await world();
    expect((await keyed(own, 'x'.repeat(201))).status).toBe(400);
  });
});
