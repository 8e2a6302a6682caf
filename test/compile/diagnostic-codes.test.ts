import { describe, expect, it } from 'vitest';
import { severities } from '../../src/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { languages } from '../../src/diagnostics/words/languages.ts';
import { validate } from '../../src/operations/validate.ts';
import type { Files } from '../../src/ports/files.ts';
import { brokenCities } from './broken-cities.ts';
import { goodCity, placed, platformFolder, wordsOfAll } from './platform-folder.ts';

/** Of zeta.yaml, of tests that are run; ZK117 is a note that good cities get; a file that changes is in readers/stream-file.test.ts. */
const elsewhere = ['ZX101', 'ZX102', 'ZT101', 'ZT102', 'ZT103', 'ZK117', 'ZK132'];

/** All that `zeta validate` says of the folder. */
async function everythingSaid(files: Files): Promise<readonly Diagnostic[]> {
  return (await validate(files, [])).diagnostics;
}

// The table's keys are codes: its type says so.
const codes = Object.keys(brokenCities) as (keyof typeof brokenCities)[];

describe('Codes', () => {
  it('all have a broken city here, or are raised elsewhere', () => {
    const told = new Set(codes.map((code) => code.split(' ')[0] ?? ''));
    expect([...told, ...elsewhere].sort()).toEqual(Object.keys(severities).sort());
  });

  it('are not raised for a good city, which is only told what was detected', async () => {
    const { files } = await platformFolder(goodCity());
    const said = await everythingSaid(files);
    expect(said.map(({ code }) => code)).toEqual(['ZK117']);
    expect(wordsOfAll(said)).toContain('CSV with ";", UTF-8, 3 columns, 1 row');
  });

  it.each(codes)('%s is told at its place and in whole sentences', async (code) => {
    const broken = brokenCities[code];
    const { files } = await platformFolder(goodCity(broken?.files));
    const said = await everythingSaid(files);
    expect(placed(said, broken?.notes)).toEqual(broken?.told);
    for (const language of languages)
      expect(wordsOfAll(said, language)).not.toMatch(/undefined|null|NaN|\[object/);
  });
});
