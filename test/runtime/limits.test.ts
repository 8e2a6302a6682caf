import { describe, expect, it } from 'vitest';
import { Limits } from '../../src/runtime/limits.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, until } from '../support/tools.ts';

const allowed = { customer: 3, city: 100 };
let event = 0;

/** Verdicts on so many events, one after the other. */
function flood(limits: Limits, customer: string, at: readonly number[], most = allowed) {
  return at.map((time) => limits.judge('almaty', customer, { event: ++event, at: time, allowed: most }));
}

describe('limits', () => {
  it('answer a customer so often in a minute, tell once, and then are silent', () => {
    const limits = new Limits(60_000);
    expect(flood(limits, '1', [0, 1, 2, 3, 4, 5])).toEqual(['ok', 'ok', 'ok', 'tell', 'silent', 'silent']);
    expect(flood(limits, '2', [6])).toEqual(['ok']);
  });

  it('slide: at the turn of a minute nobody gets twice as much', () => {
    const limits = new Limits(60_000);
    const busy = [59_000, 59_100, 59_200, 60_100, 60_200];
    expect(flood(limits, '1', busy)).toEqual(['ok', 'ok', 'ok', 'ok', 'tell']);
    expect(flood(limits, '1', [110_000])).toEqual(['ok']);
    expect(flood(limits, '1', [300_000, 300_001, 300_002])).toEqual(['ok', 'ok', 'ok']);
  });

  it('of a city hold for all of its customers together, each is told once, other cities do not notice', () => {
    const limits = new Limits(60_000);
    const most = { customer: 3, city: 4 };
    expect(flood(limits, '1', [0, 1, 2], most)).toEqual(['ok', 'ok', 'ok']);
    expect(flood(limits, '2', [3, 4, 5], most)).toEqual(['ok', 'tell', 'silent']);
    expect(flood(limits, '3', [6], most)).toEqual(['tell']);
    expect(limits.judge('moscow', '3', { event: 1, at: 7, allowed: most })).toBe('ok');
  });

  it('count an event once, however often its turn is tried', () => {
    const limits = new Limits(60_000);
    const same = { event: 9, at: 0, allowed: { customer: 1, city: 9 } };
    expect([1, 2, 3].map(() => limits.judge('almaty', '1', same))).toEqual(['ok', 'ok', 'ok']);
    expect(limits.judge('almaty', '1', { ...same, event: 10 })).toBe('tell');
    expect(limits.judge('almaty', '1', { ...same, event: 10 })).toBe('tell');
  });

  it('remember a bounded number of customers, the ones who wrote last', () => {
    const limits = new Limits(60_000);
    const most = { customer: 3, city: 1_000_000 };
    for (let id = 0; id < 30_000; id += 1) flood(limits, String(id), [id], most);
    expect(limits.size).toBe(20_000);
  });

  it('do not stop for a clock that was set back', () => {
    const limits = new Limits(60_000);
    flood(limits, '1', [600_000, 600_001, 600_002]);
    expect(flood(limits, '1', [1000])).toEqual(['tell']);
    expect(flood(limits, '1', [780_000])).toEqual(['ok']);
  });
});

/** A city that answers each customer three times in an hour. */
async function strictShop() {
  const { 'cities/almaty/city.yaml': yaml = '', ...rest } = smallCity('almaty');
  const { root } = platformFolder({ ...rest, 'cities/almaty/city.yaml': `${yaml}limits: { customer: 3 }\n` });
  return serveDev(root, { pace: { ...quickPace, limitsMs: 3_600_000_000 } });
}

describe('a customer', () => {
  it('who writes too fast is told so once, presses are let go, and others are answered', async () => {
    const serving = await strictShop();
    const customer = customerOf(serving);
    for (let time = 0; time < 3; time += 1) expect(texts(await customer.say('каскад'))).toHaveLength(1);
    expect(texts(await customer.say('каскад'))[0]).toContain('не успеваю');
    expect(texts(await customer.say('каскад'))).toEqual([]);
    const list = serving.world.messages(almaty, '500').find(({ buttons }) => buttons.length > 0);
    const answered = serving.world.answers(almaty).length;
    serving.world.press(almaty, { id: 500, name: 'А', language: 'ru' }, list?.messageId ?? 0, '1.x');
    await until(() => serving.world.answers(almaty).length > answered, 'the button is let go');
    expect(texts(await customerOf(serving, almaty, 501).say('/start'))).toHaveLength(1);
  });

  it('who is banned gets no answer until the ban is lifted or over', async () => {
    const serving = await serveDev(platformFolder(smallCity('almaty')).root);
    const customer = customerOf(serving);
    const ban = { city: almaty, customer: '500', reason: '', author: 'a', at: 1 };
    await serving.store.ban({ ...ban, until: null });
    expect(texts(await customer.say('/start'))).toEqual([]);
    expect(texts(await customerOf(serving, almaty, 501).say('/start'))).toHaveLength(1);
    await serving.store.liftBan(almaty, '500', { at: 1, author: 'tester' });
    expect(texts(await customer.say('/start'))).toHaveLength(1);
    await serving.store.ban({ ...ban, until: 2 });
    expect(texts(await customer.say('/start'))).toHaveLength(1);
    expect(await serving.store.queueDepths()).toMatchObject([{ inbox: 0, dead: 0 }]);
  });
});
