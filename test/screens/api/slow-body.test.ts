import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { inTime } from '../../../src/screens/api/slow-body.ts';

it('A body that stops coming fails with 408, and one that comes does not', async () => {
  const stuck = new PassThrough();
  const passed = inTime(stuck, 20);
  passed.resume();
  stuck.write('a');
  const [error] = await once(passed, 'error');
  expect(error).toMatchObject({ statusCode: 408 });

  const whole = new PassThrough();
  const read = text(inTime(whole, 10_000));
  whole.end('all of it');
  expect(await read).toBe('all of it');
});

it('A body that is cut off fails', async () => {
  const cut = new PassThrough();
  const passed = inTime(cut, 10_000);
  passed.resume();
  cut.write('a');
  cut.destroy();
  const [error] = await once(passed, 'error');
  expect(error).toMatchObject({ statusCode: 408 });
});
