import { describe, expect, it } from 'vitest';
import { compileCity } from '../../src/compile/compile-city.ts';
import { listCities } from '../../src/compile/list-cities.ts';
import { checkTestFiles } from '../../src/compile/read-tests.ts';
import { severities } from '../../src/diagnostics/codes.ts';
import { type Diagnostic, tidyDiagnostics } from '../../src/diagnostics/diagnostic.ts';
import { languages } from '../../src/diagnostics/words/language.ts';
import type { Files } from '../../src/ports/files.ts';
import { brokenCities } from './broken-cities.ts';
import { almaty, goodCity, placed, platformFolder, wordsOfAll } from './platform-folder.ts';

/** Raised outside `compile/` (tests of cities), or by two cities together; ZK117 is a note that good cities get. */
const elsewhere = ['ZC303', 'ZC318', 'ZT101', 'ZT102', 'ZK117'];

/** All that `validate` says of a folder with one city, files of tests included. */
async function everythingSaid(files: Files): Promise<readonly Diagnostic[]> {
  const folders = await listCities(files);
  const compiled = await compileCity(files, almaty);
  const tests = await checkTestFiles(files, almaty);
  return tidyDiagnostics([...folders.diagnostics, ...compiled.diagnostics, ...tests]);
}

// The table's keys are codes: its type says so.
const codes = Object.keys(brokenCities) as (keyof typeof brokenCities)[];

describe('Codes', () => {
  it('all have a broken city here, or are raised elsewhere', () => {
    expect([...codes, ...elsewhere].sort()).toEqual(Object.keys(severities).sort());
  });

  it('are not raised for a good city, which is only told what was detected', async () => {
    const { files } = await platformFolder(goodCity());
    const said = await everythingSaid(files);
    expect(said.map(({ code }) => code)).toEqual(['ZK117']);
    expect(wordsOfAll(said)).toContain('UTF-8, ";" between cells, 3 columns, 1 rows');
  });

  it.each(codes)('%s is told at its place and in whole sentences', async (code) => {
    const broken = brokenCities[code];
    const { files } = await platformFolder(goodCity(broken?.files));
    const said = await everythingSaid(files);
    expect(placed(said)).toEqual(broken?.told);
    for (const language of languages)
      expect(wordsOfAll(said, language)).not.toMatch(/undefined|null|NaN|\[object/);
  });
});
