import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileCity } from '../../../src/compile/compile-city.ts';
import type { Files } from '../../../src/ports/files.ts';
import { almaty, goodCity, placed, platformFolder, wordsOfAll } from '../platform-folder.ts';

const csv = 'cities/almaty/catalog.csv';
const rows = Array.from({ length: 20_000 }, (_, at) => `A-${at};Стол номер ${at};${1000 + (at % 50)}\n`);
const large = `sku;name;price\n${rows.join('')}`;

/** The same files; `change` is called before each reading of the catalog and after each piece of it. */
function changing(files: Files, change: (reading: number) => void): Files {
  let reading = 0;
  return {
    ...files,
    readPieces: (path, maxBytes, take) => {
      reading += 1;
      return files.readPieces(path, maxBytes, async (piece) => {
        const wantsMore = await take(piece);
        change(reading);
        return wantsMore;
      });
    },
  };
}

async function told(files: Files) {
  const { diagnostics, catalog } = await compileCity(files, almaty);
  return { told: placed(diagnostics), words: wordsOfAll(diagnostics), products: catalog?.products };
}

describe('A catalog’s file', () => {
  it('of many pieces is read whole', async () => {
    const { files } = await platformFolder(goodCity({ [csv]: large }));
    expect(await told(files)).toMatchObject({ told: [], products: 20_000 });
  });

  it('that changes while it is read is read again, and no row counts twice', async () => {
    const { root, files } = await platformFolder(goodCity({ [csv]: large }));
    let isChanged = false;
    const unsteady = changing(files, () => {
      if (!isChanged) appendFileSync(join(root, csv), 'B-1;Стул;500\n');
      isChanged = true;
    });
    expect(await told(unsteady)).toMatchObject({ told: [], products: 20_001 });
  });

  it('that goes on changing is told, and nothing of it is believed', async () => {
    const { root, files } = await platformFolder(goodCity({ [csv]: large }));
    const unsteady = changing(files, () => appendFileSync(join(root, csv), 'A-1;Стул;даром\n'));
    expect(await told(unsteady)).toMatchObject({ told: [['ZK132', csv]], products: undefined });
  });

  it('that is replaced by another one while it is read is read again', async () => {
    const { root, files } = await platformFolder(goodCity({ [csv]: large }));
    const replaced = changing(files, (reading) => {
      if (reading > 1) return;
      rmSync(join(root, csv), { force: true });
      writeFileSync(join(root, csv), 'sku;name;price\nB-1;Стул;500\n');
    });
    expect(await told(replaced)).toMatchObject({ told: [], products: 1 });
  });

  it.each([
    ['empty', '', 'ZK113'],
    ['of spaces', ' \n\t\n', 'ZK113'],
    ['with a NUL byte', 'sku;name;price\nA-1;Ст\0л;100\n', 'ZK102'],
    [
      'with a NUL byte far down',
      Buffer.concat([Buffer.from(large), Buffer.from([0]), Buffer.from('\n')]),
      'ZK102',
    ],
    ['of arbitrary bytes', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), 'ZK102'],
    [
      'that stops being UTF-8 far down',
      Buffer.concat([Buffer.from(large), Buffer.from([0xd0, 0x0a, 0xff])]),
      'ZK102',
    ],
  ])('%s is refused', async (_, content, code) => {
    const { files } = await platformFolder(goodCity({ [csv]: content }));
    expect(await told(files)).toMatchObject({ told: [[code, csv]], products: undefined });
  });

  it('with a quote that is never closed is told at the row of the quote, however much follows', async () => {
    const { files } = await platformFolder(goodCity({ [csv]: `sku;name;price\nA-0;"Стол;1\n${large}` }));
    expect(await told(files)).toMatchObject({ told: [['ZK114', csv, 2, 5]], products: undefined });
  });

  it.skipIf(process.platform === 'win32')('that is a pipe is refused, and nobody waits for it', async () => {
    const { root, files } = await platformFolder(goodCity({ [csv]: null }));
    execFileSync('mkfifo', [join(root, csv)]);
    expect(await told(files)).toMatchObject({ told: [['ZC108', csv]], products: undefined });
  });

  it('that is a folder is refused', async () => {
    const { root, files } = await platformFolder(goodCity({ [csv]: null }));
    mkdirSync(join(root, csv));
    expect(await told(files)).toMatchObject({ told: [['ZC108', csv]], products: undefined });
  });
});
