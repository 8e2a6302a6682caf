import { describe, expect, it } from 'vitest';
import { diagnosticsText } from '../../src/report/diagnostics-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { cityYaml, compileAlmaty, type FolderContent, placed } from './platform-folder.ts';

/** Shaped like real ones, and nobody's. */
const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const webhook = 'https://shop.bitrix24.kz/rest/1/k2x8v0qz9n1m4p7t/';

const city = 'cities/almaty/city.yaml';
const csv = 'cities/almaty/catalog.csv';
const ru = 'cities/almaty/prompts/ru.yaml';

async function told(files: FolderContent): Promise<{ codes: readonly string[]; shown: string }> {
  const { diagnostics } = await compileAlmaty(files);
  return {
    codes: placed(diagnostics).map(([code]) => code),
    shown: `${diagnosticsText(diagnostics, { language: 'en', style: plainStyle, width: 200, wraps: false })}\n${JSON.stringify(diagnostics)}`,
  };
}

async function isToldAndNotShown(files: FolderContent): Promise<void> {
  const { codes, shown } = await told(files);
  expect(codes).toContain('ZC301');
  expect(shown).not.toContain('AAHdqTcvCH1vGWJ');
  expect(shown).not.toContain('k2x8v0qz9n1m4p7t');
}

function catalogRow(row: string): FolderContent {
  return { [csv]: `sku;name;price;stock;link\n${row}\n` };
}

describe('A secret in a file is told and never shown', () => {
  it.each<[string, FolderContent]>([
    ['where a reference should be', { [city]: cityYaml({ telegram: `{ token: "${token}" }` }) }],
    [
      'where a reference should be, without quotes',
      { [city]: cityYaml({ telegram: `\n  token: ${token}` }) },
    ],
    ['a webhook of Bitrix24', { [city]: cityYaml({ bitrix: `{ webhook: "${webhook}" }` }) }],
    ['in a comment', { [city]: `# ${token}\n${cityYaml()}` }],
    ['in a text', { [ru]: `help: Пишите ${webhook}\n` }],
    ['in a text with another mistake', { [ru]: `help: "<b>${token}"\n` }],
    ['in a block text', { [ru]: `help: |-\n  Пишите\n  ${token} <b>\n` }],
    ['in broken YAML', { [ru]: `help: [${token}\n` }],
    ['in YAML nested too deep', { [ru]: `help: ${'['.repeat(70)}${token}\n` }],
    ['in a name of a product', catalogRow(`A-1;${token};1000`)],
    ['in a name of a product without a price', catalogRow(`A-1;${token};`)],
    ['in a column that nobody reads', { [csv]: `sku;name;price;note\nA-1;Диван;5;${token}\n` }],
    ['in a link', catalogRow(`A-1;Диван;1000;;${webhook}`)],
    ['as a time zone', { [city]: cityYaml({ timezone: `"${token}"` }) }],
    ['as a catalog file', { [city]: cityYaml({ catalog: `{ files: ["${token}"] }` }) }],
    [
      'as a value of a field',
      { [city]: cityYaml({ bitrix: `{ webhook: "env:H", deal: { fields: { A: "{${token}}" } } }` }) },
    ],
    ['in UTF-16', { [csv]: Buffer.from(`\ufeffsku;name;price\nA-1;${token};x\n`, 'utf16le') }],
  ])('%s', async (_where, files) => {
    await isToldAndNotShown(files);
  });

  // The values of other diagnostics carry the cell, key or word as it was written.
  it.each<[string, FolderContent]>([
    ['as a price', catalogRow(`A-1;Диван;${token}`)],
    ['as a stock', catalogRow(`A-1;Диван;1000;${token}`)],
    ['as a link', catalogRow(`A-1;Диван;1000;;${token}`)],
    ['as a SKU without a name', catalogRow(`${token};;1000`)],
    ['as a SKU that stands twice', catalogRow(`${token};a;5\n${token};b;5`)],
    [
      'as a header',
      {
        [csv]: `sku;name;price;${token}\n`,
        [city]: cityYaml({ catalog: '{ files: [catalog.csv], columns: { price: Цена } }' }),
      },
    ],
    ['in a cell with a broken quote', catalogRow(`A-1;${token}"x;1000`)],
    ['as a picture', { [csv]: `sku;name;price;image\nA-1;Диван;5;${token}\n` }],
    ['as a key of city.yaml', { [city]: cityYaml({ [`"${token}"`]: '1' }) }],
    ['as a key twice', { [city]: cityYaml() + `? "${token}"\n: 1\n? "${token}"\n: 2\n` }],
    ['as a key of prompts', { [ru]: `"${token}": x\n` }],
    ['as the link of a tag', { [ru]: `help: '<a href="${token}">x</a>'\n` }],
  ])('%s', async (_where, files) => {
    await isToldAndNotShown(files);
  });

  it('inside the address of a Telegram method', async () => {
    await isToldAndNotShown({ [ru]: `help: https://api.telegram.org/bot${token}/getMe\n` });
  });

  it('and anything else that stands where a reference should be is not shown either', async () => {
    const { codes, shown } = await told({
      [city]: cityYaml({ telegram: '{ token: "hunter2-but-longer" }' }),
    });
    expect(codes).toEqual(['ZC205']);
    expect(shown).not.toContain('hunter2');
  });

  it('at its line and column, in CSV as in YAML', async () => {
    const { diagnostics } = await compileAlmaty({
      [csv]: `sku;name;price\nA-1;"Диван\nбольшой";5\nA-2;x ${token};5\n`,
      [ru]: `help: a\ngreeting: see ${token}\n`,
    });
    // Texts with a secret stop the catalog from being read: see "of the catalog too" in all-mistakes.test.ts.
    expect(placed(diagnostics)).toContainEqual(['ZC301', ru, 2, 15]);
    const alone = await compileAlmaty({
      [csv]: `sku;name;price\nA-1;"Диван\nбольшой";5\nA-2;x ${token};5\n`,
    });
    expect(placed(alone.diagnostics)).toEqual([['ZC301', csv, 4, 7]]);
  });

  it('as many stars as it has characters, so that the caret stays true', async () => {
    const { diagnostics } = await compileAlmaty({ [ru]: `help: ${token} и <x>\n` });
    const tag = diagnostics.find(({ code }) => code === 'ZP206');
    expect(tag?.place.text).toBe(`help: ${'*'.repeat(token.length)} и <x>`);
    expect(tag?.place.text?.slice((tag.place.column ?? 0) - 1)).toBe('<x>');
  });
});
