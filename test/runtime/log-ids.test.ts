import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pinoLog } from '../../src/adapters/node/pino-log.ts';
import { customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, testServeTools, until } from '../support/tools.ts';

interface Line {
  readonly [field: string]: unknown;
}

describe('a line of the log', () => {
  it('about a turn that fails says which update it was of', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const fd = openSync(join(root, 'log'), 'w');
    onTestFinished(() => closeSync(fd));
    const eventOf = async () => Promise.reject(new TypeError('of this test'));
    const channel = { ...testServeTools().channel, eventOf };
    const serving = await serveDev(root, {}, { ...pinoLog('info', fd), channel });
    await customerOf(serving).say('каскад');
    const text = () => readFileSync(join(root, 'log'), 'utf8');
    await until(() => text().includes('a turn failed'), 'the failure is logged');
    const line = text()
      .split('\n')
      .find((one) => one.includes('a turn failed'));
    expect(JSON.parse(line ?? '')).toMatchObject({
      city: 'almaty',
      release: 'almaty#1',
      turn: 1,
      update: expect.any(Number),
    });
    expect(text()).not.toContain('of this test');
  });

  it('about an effect says whose it is: city, turn, release; and nothing that a customer wrote', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const file = join(root, 'log');
    const fd = openSync(file, 'w');
    // Closed after the shop, whose last lines would go into whatever has its number by then.
    onTestFinished(() => closeSync(fd));
    const serving = await serveDev(root, {}, pinoLog('debug', fd));
    const text = () => readFileSync(file, 'utf8');
    const lines = (): readonly Line[] =>
      text()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    const refused = { kind: '400', description: 'Bad Request: chat not found' } as const;
    serving.world.telegram.fail({ method: 'sendMessage', times: 1, how: refused });
    await customerOf(serving).say('Каскад для Айгерим');
    await until(() => text().includes('not delivered'), 'the refusal is logged');
    const effect = lines().find(({ msg }) => String(msg).includes('not delivered'));
    expect(effect).toMatchObject({ city: 'almaty', turn: 1, release: 'almaty#1', effect: 1 });
    const turn = lines().find(({ msg }) => msg === 'a turn was taken');
    expect(turn).toMatchObject({ city: 'almaty', turn: 1, release: 'almaty#1', update: expect.any(Number) });
    expect(text()).not.toMatch(/каскад|айгерим|aigerim/i);
  });
});
