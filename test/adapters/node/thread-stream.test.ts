import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { threadStream } from '../../../src/adapters/node/thread-stream.ts';
import { temporaryPath } from '../../catalog/products.ts';

const adding = new URL('../../support/adding-worker.ts', import.meta.url);

function streamTo(path: string) {
  const stream = threadStream<string, number, string>(adding, path);
  onTestFinished(() => stream.close());
  return stream;
}

describe('A stream to a thread', () => {
  it('hands over all items in their order, however far the thread is behind, and then what comes last', async () => {
    const path = temporaryPath('sum');
    const stream = streamTo(path);
    for (let batch = 0; batch < 500; batch += 1) expect(stream.push([1, batch])).toBe(true);
    stream.complete();
    await stream.end('done');
    expect(readFileSync(path, 'utf8')).toBe(`${500 + (499 * 500) / 2} done`);
  });

  it('tells of a thread that failed: it takes no more, and the end is its error', async () => {
    const stream = streamTo(temporaryPath('sum'));
    const taken: boolean[] = [];
    for (let batch = 0; batch < 200 && taken.at(-1) !== false; batch += 1) taken.push(stream.push([-1]));
    expect(taken.at(-1)).toBe(false);
    await expect(stream.end('done')).rejects.toThrow('a negative number');
  });

  it('has no end where nothing was handed over, and is closed without having started', async () => {
    const stream = streamTo(temporaryPath('sum'));
    await expect(stream.end('done')).rejects.toThrow('given nothing');
    await stream.close();
  });

  it('is cut off in the middle', async () => {
    const stream = streamTo(temporaryPath('sum'));
    stream.push([1]);
    await stream.close();
    await expect(stream.end('done')).rejects.toThrow('ended early');
  });
});
