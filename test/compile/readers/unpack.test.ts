import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { maxCsvBytes } from '../../../src/compile/limits.ts';
import { Gunzip, PackBroken } from '../../../src/compile/readers/unpack.ts';
import { readCatalog } from './read-catalog.ts';

const csv = 'sku;name;price\nА-1;Диван;1000\n';

describe('A packed file', () => {
  it('is read as what is in it', async () => {
    const { products, diagnostics } = await readCatalog(gzipSync(csv));
    expect(products).toMatchObject([{ sku: 'А-1' }]);
    expect(diagnostics[0]?.values).toMatchObject({ packed: 'gzip' });
  });

  it.each([
    ['cut off', gzipSync(csv).subarray(0, -6), 'cut-off'],
    ['damaged', withBadChecksum(gzipSync(csv)), 'broken'],
  ])('that is %s is refused', async (_, bytes, problem) => {
    const { diagnostics } = await readCatalog(bytes);
    expect(diagnostics.find(({ code }) => code === 'ZK144')?.values).toEqual({ problem });
  });

  it('that would fill the disk is stopped long before, in little memory', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const gunzip = new Gunzip();
    let bytes = 0;
    const unpack = async (): Promise<void> => {
      // Members of a gzip file follow each other: a small bomb, again and again.
      for (let at = 0; at < 10; at += 1)
        for await (const piece of gunzip.feed(bomb)) {
          bytes += piece.length;
          expect(piece.length).toBeLessThan(1024 * 1024);
        }
    };
    await expect(unpack()).rejects.toThrow(PackBroken);
    expect(bytes).toBeLessThanOrEqual(maxCsvBytes);
    gunzip.close();
  });
});

function withBadChecksum(packed: Buffer): Buffer {
  const at = packed.length - 8;
  packed[at] = (packed[at] ?? 0) ^ 1;
  return packed;
}
