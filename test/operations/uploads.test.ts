import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import { sha256Hex } from '../../src/base/digest.ts';
import { Inventory, type UploadLimits, Uploads } from '../../src/operations/api/uploads.ts';
import { platformFolder } from '../support/platform-folder.ts';

const hour = 3600_000;
const noon = Date.UTC(2026, 10, 28, 12);

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

function uploadsAt(at: number, limits?: UploadLimits) {
  const { root } = platformFolder({});
  const data = nodeFiles(join(root, '.zeta/dev'));
  const clock = { now: at };
  return { data, clock, uploads: new Uploads(data, () => clock.now, limits) };
}

/** A file that says to be as large as it is. */
function sent(text: string, token = 'ci') {
  return { token, sha256: sha256Hex(text), bytes: Buffer.byteLength(text) };
}

describe('Files that were sent', () => {
  it('are there for a day, and gone after two', async () => {
    const { data, clock, uploads } = uploadsAt(noon);
    const file = sent('ab');
    await uploads.keep(file, pieces('a', 'b'));
    clock.now = noon + 24 * hour;
    await uploads.prune();
    expect(await data.exists((await uploads.byHash()).get(file.sha256) ?? 'nowhere')).toBe(true);
    clock.now = noon + 48 * hour;
    await uploads.prune();
    expect((await uploads.byHash()).size).toBe(0);
    expect(await data.list('uploads')).toEqual([]);
  });

  it('leave nothing when they are others, longer than they said, or break off', async () => {
    const { data, uploads } = uploadsAt(noon);
    const file = sent('ab');
    await expect(uploads.keep(file, pieces('a', 'c'))).rejects.toMatchObject({ code: 'other-content' });
    await expect(uploads.keep(file, pieces('abc'))).rejects.toMatchObject({ code: 'too-large' });
    const broken = async function* () {
      yield* pieces('a');
      throw new Error('cut off');
    };
    await expect(uploads.keep(file, broken())).rejects.toThrow('cut off');
    expect((await uploads.byHash()).size).toBe(0);
    expect(await data.list('uploads/2026-11-28/ci')).toEqual([]);
  });

  it('are dropped by nobody who tidies up while an upload takes its place', async () => {
    const { data, uploads } = uploadsAt(noon);
    await data.write('uploads/placing.json', '{}');
    await data.write(`uploads/2026-11-20/ci/${sha256Hex('x')}`, 'x');
    await uploads.keep(sent('ab'), pieces('ab'));
    expect((await data.list('uploads')).map(({ name }) => name)).toEqual(['2026-11-28', 'placing.json']);
  });

  it('are no more than one token, and all together, may leave: what is on its way counts', async () => {
    const limits = { tokenBytes: 10, tokenFiles: 3, bytes: 15 };
    const { data, uploads } = uploadsAt(noon, limits);
    let goOn = () => undefined as void;
    const slow = async function* () {
      yield* pieces('123456');
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    };
    const first = uploads.keep(sent('123456'), slow());
    const refused = { code: 'upload-quota', message: expect.stringContaining('ci') };
    await expect(uploads.keep(sent('12345'), pieces('12345'))).rejects.toMatchObject(refused);
    // Another token has room of its own, and there is room for all of them only so far.
    await uploads.keep(sent('1234567', 'laptop'), pieces('1234567'));
    await expect(uploads.keep(sent('123', 'other'), pieces('123'))).rejects.toMatchObject({
      code: 'uploads-full',
    });
    goOn();
    await first;
    for (const text of ['1', '2']) await uploads.keep(sent(text), pieces(text));
    // There is room for bytes, and none for names.
    await expect(uploads.keep(sent('3'), pieces('3'))).rejects.toMatchObject(refused);
    expect((await data.list('uploads/2026-11-28/ci')).length).toBe(3);
    // Whoever begins anew finds what is there.
    const after = new Uploads(data, () => noon, limits);
    await expect(after.keep(sent('3'), pieces('3'))).rejects.toMatchObject(refused);
    await after.drop(new Set([sha256Hex('123456')]));
    after.forget();
    await after.keep(sent('3'), pieces('3'));
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
