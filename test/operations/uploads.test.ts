import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import { sha256Hex } from '../../src/base/digest.ts';
import { Inventory, Uploads } from '../../src/operations/api/uploads.ts';
import { platformFolder } from '../support/platform-folder.ts';

const hour = 3600_000;
const noon = Date.UTC(2026, 10, 28, 12);

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

function uploadsAt(at: number) {
  const { root } = platformFolder({});
  const data = nodeFiles(join(root, '.zeta/dev'));
  const clock = { now: at };
  return { data, clock, uploads: new Uploads(data, () => clock.now) };
}

describe('Files that were sent', () => {
  it('are there for a day, and gone after two', async () => {
    const { data, clock, uploads } = uploadsAt(noon);
    const sha256 = sha256Hex('ab');
    await uploads.keep(sha256, pieces('a', 'b'));
    clock.now = noon + 24 * hour;
    await uploads.prune();
    expect(await data.exists((await uploads.find(sha256)) ?? 'nowhere')).toBe(true);
    clock.now = noon + 48 * hour;
    await uploads.prune();
    expect(await uploads.find(sha256)).toBeUndefined();
    expect(await data.list('uploads')).toEqual([]);
  });

  it('leave nothing when they are others, or break off', async () => {
    const { data, uploads } = uploadsAt(noon);
    const sha256 = sha256Hex('ab');
    await expect(uploads.keep(sha256, pieces('a', 'c'))).rejects.toMatchObject({ code: 'other-content' });
    const broken = async function* () {
      yield* pieces('a');
      throw new Error('cut off');
    };
    await expect(uploads.keep(sha256, broken())).rejects.toThrow('cut off');
    expect(await uploads.find(sha256)).toBeUndefined();
    expect(await data.list('uploads/2026-11-28')).toEqual([]);
  });
});

it('An inventory reads a file again when it was changed, and leaves out what is hidden', async () => {
  const folder = platformFolder({ 'cities/almaty/a.csv': 'one', 'cities/almaty/.hidden': 'two' });
  const inventory = new Inventory(nodeFiles(folder.root));
  expect([...(await inventory.byHash(['cities/almaty']))]).toEqual([
    [sha256Hex('one'), 'cities/almaty/a.csv'],
  ]);
  folder.write('cities/almaty/a.csv', 'three');
  expect([...(await inventory.hashes(['cities/almaty']))]).toEqual([
    ['cities/almaty/a.csv', sha256Hex('three')],
  ]);
});
