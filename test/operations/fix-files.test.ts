import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fixFiles } from '../../src/operations/fix-files.ts';
import { validate } from '../../src/operations/validate.ts';
import type { Files } from '../../src/ports/files.ts';
import { cityYaml, goodCity, platformFolder } from '../compile/platform-folder.ts';

const ru = 'cities/almaty/prompts/ru.yaml';
const city = 'cities/almaty/city.yaml';

/** The file after `--fix`, and what is still told of it. */
async function fixed(
  path: string,
  text: string,
): Promise<{ readonly text: string; readonly codes: readonly string[] }> {
  const { root, files } = await platformFolder(goodCity({ [path]: text }));
  const { validation } = await fixFiles(files, []);
  const codes = validation.diagnostics.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
  return { text: await readFile(join(root, path), 'utf8'), codes };
}

describe('zeta validate --fix', () => {
  it.each<[string, string, string]>([
    ['a text that begins with a bracket', 'help: [Акция] скидки\n', 'help: |-\n  [Акция] скидки\n'],
    ['a text that begins with @', 'help: @zeta пишите\n', 'help: |-\n  @zeta пишите\n'],
    ['a text that begins with *', 'help: *Акция сегодня\n', 'help: |-\n  *Акция сегодня\n'],
    ['a text that begins with !', 'help: !Важно\n', 'help: |-\n  !Важно\n'],
    ['a text that begins with %', 'help: %скидки\n', 'help: |-\n  %скидки\n'],
    ['a second colon', 'help: Часы: с 9 до 18\n', 'help: |-\n  Часы: с 9 до 18\n'],
    ['a text cut short by #', 'help: Мы магазин #1 в городе\n', 'help: |-\n  Мы магазин #1 в городе\n'],
    ['a text on the line of |-', 'help: |- Пишите\n', 'help: |-\n  Пишите\n'],
    ['a line at the margin', 'help: |-\n  Пишите\nи ждите\n', 'help: |-\n  Пишите\n  и ждите\n'],
    ['a tab', 'help: |-\n\tПишите\n', 'help: |-\n  Пишите\n'],
    ['a misspelt key', 'helpp: |-\n  Пишите\n', 'help: |-\n  Пишите\n'],
    [
      'a misspelt value',
      'help: |-\n  Это\ngreeting: "Город {citi_name}"\n',
      'help: |-\n  Это\ngreeting: "Город {city_name}"\n',
    ],
    ['a sign that is no tag', 'help: |-\n  Люблю <3 и 5 < 6\n', 'help: |-\n  Люблю &lt;3 и 5 &lt; 6\n'],
    ['a character by name', 'help: Цена&nbsp;&mdash; любая\n', 'help: Цена\u00a0— любая\n'],
    [
      'a quoted text with a # in its lines',
      'help: "Раз\n  # два\n  три"\n',
      'help: |-\n  Раз\n  # два\n  три\n',
    ],
    ['a quote that is not closed', 'help: "Пишите\n', 'help: |-\n  Пишите\n'],
  ])('mends %s', async (_what, before, after) => {
    expect(await fixed(ru, before)).toEqual({ text: after, codes: [] });
  });

  it.each([
    ['help: Режим: с 9 до 18 # спросить Аню\n', 'help: |- # спросить Аню\n  Режим: с 9 до 18\n'],
    ['help: Режим: с 9 до 18 # 5 марта убрать\n', 'help: |- # 5 марта убрать\n  Режим: с 9 до 18\n'],
    ['help: "Уют" ждёт # спросить Аню\n', 'help: |- # спросить Аню\n  "Уют" ждёт\n'],
    ['help: [Акция] # спросить Аню\n', 'help: |- # спросить Аню\n  [Акция]\n'],
    ['help: |- Пишите # спросить Аню\n', 'help: |- # спросить Аню\n  Пишите\n'],
  ])('never shows a note behind a text to customers: %s', async (before, after) => {
    expect(await fixed(ru, before)).toEqual({ text: after, codes: [] });
  });

  it.each(['help: Пишите\nпомощь: Звоните\n', 'help: |-\n  Пишите\nпомощь: Звоните\n'])(
    'never makes a text of what may be a key: %s',
    async (text) => {
      expect((await fixed(ru, text)).text).toBe(text);
    },
  );

  it.each<[Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    [{ languages: 'ru, kk' }, { languages: '[ru, kk]' }],
    [{ catalog: '{ files: catalog.csv }' }, { catalog: '{ files: [catalog.csv] }' }],
    [{ currency: 'kzt' }, { currency: 'KZT' }],
    [{ timezone: 'Asia/Almata' }, { timezone: 'Asia/Almaty' }],
    [{ telegram: '{ token: SHOP_TOKEN }' }, { telegram: '{ token: env:SHOP_TOKEN }' }],
    [
      { manager: '{ handle: zeta_shop, hours: { days: пн-сб, from: 9, to: 18.30 } }' },
      { manager: '{ handle: "@zeta_shop", hours: { days: mon-sat, from: "09:00", to: "18:30" } }' },
    ],
    [{ telegram: '{ token: "ENV: SHOP_TOKEN" }' }, { telegram: '{ token: "env:SHOP_TOKEN" }' }],
    [
      { catalog: '{ files: [catalog.csv], format: { header: да, type: cvs } }' },
      { catalog: '{ files: [catalog.csv], format: { header: true, type: csv } }' },
    ],
  ])('mends settings: %o', async (before, after) => {
    expect(await fixed(city, cityYaml(before))).toEqual({ text: cityYaml(after), codes: [] });
  });

  it('shows the corrected lines of a file with CRLF, and all of them', async () => {
    const { files } = await platformFolder(goodCity({ [ru]: 'help: Раз\r\n  два\r\n' }));
    const { diagnostics } = await validate(files, []);
    expect(diagnostics.find(({ code }) => code === 'ZP213')?.fix?.lines).toEqual([
      'help: |-',
      '  Раз',
      '  два',
    ]);
  });

  it('makes no text of what may be a note with a number', async () => {
    const text = 'help: Пишите всем # 5 марта убрать\n';
    expect(await fixed(ru, text)).toEqual({ text, codes: ['ZP212'] });
  });

  it('keeps the zeros of a code', async () => {
    const { text, codes } = await fixed(city, cityYaml({ name: '007' }));
    expect(text).toBe(cityYaml({ name: '"007"' }));
    expect(codes).toEqual([]);
  });

  it('leaves comments, order, CRLF and the byte-order mark as they are', async () => {
    const before =
      '\ufeff# наши тексты\r\n\r\nhelp:   Часы: с 9   # не трогать\r\ngreeting:    "Привет"   # так\r\n';
    const { text } = await fixed(ru, before);
    expect(text).toBe(
      '\ufeff# наши тексты\r\n\r\nhelp:   |-   # не трогать\r\n  Часы: с 9\r\ngreeting:    "Привет"   # так\r\n',
    );
  });

  it('does not rename a key when the right one is there too', async () => {
    const text = 'helpp: |-\n  Пишите\nhelp: |-\n  Звоните\n';
    expect(await fixed(ru, text)).toEqual({ text, codes: ['ZP201'] });
  });

  it.each(['Asia/Karaganda', 'Asia/Astana', 'Europe/Kazan'])('guesses no zone for %s', async (timezone) => {
    const text = cityYaml({ timezone });
    expect(await fixed(city, text)).toEqual({ text, codes: ['ZC304'] });
  });

  it.each([
    'help: Привет\n  и пока # секрет\n',
    'help:\n  Привет # один\n  вторая строка # два\n',
    'help:\n  - Привет # секрет\n  - Пока\n',
    'help: |-\n  Привет\n<<<<<<< HEAD\n  А\n=======\n  Б\n>>>>>>> b\n',
  ])('leaves notes, and what git has marked, to a person: %s', async (text) => {
    expect((await fixed(ru, text)).text).toBe(text);
  });

  it('shows brackets around names of columns, and leaves them to a person', async () => {
    const text = cityYaml({ catalog: '{ files: [catalog.csv], columns: { attributes: "Цена, руб" } }' });
    expect((await fixed(city, text)).text).toBe(text);
  });

  it('joins no words of a username', async () => {
    const text = cityYaml({ manager: '{ handle: "@zeta shop" }' });
    expect(await fixed(city, text)).toEqual({ text, codes: ['ZC205'] });
  });

  it('does not rename a key into a word that is not like it', async () => {
    const text = 'buttons:\n  fly: Улететь\n';
    expect(await fixed(ru, text)).toEqual({ text, codes: ['ZP201'] });
  });

  it('renames a key although its text turns out to be wrong', async () => {
    const { text, codes } = await fixed(ru, 'helpp: |-\n  {nobody}\n');
    expect(text).toBe('help: |-\n  {nobody}\n');
    expect(codes).toEqual(['ZP204']);
  });

  it('has nothing left to do when it is run again, and does not touch the file', async () => {
    const { root, files } = await platformFolder(goodCity({ [ru]: 'help: Часы: с 9\n' }));
    expect((await fixFiles(files, [])).files.map(({ file }) => file)).toEqual([ru]);
    const { mtimeMs } = await stat(join(root, ru));
    expect((await fixFiles(files, [])).files).toEqual([]);
    expect((await stat(join(root, ru))).mtimeMs).toBe(mtimeMs);
  });

  it('leaves a file alone that somebody saves meanwhile', async () => {
    const { root, files } = await platformFolder(goodCity({ [ru]: 'help: Часы: с 9\n' }));
    let isFirst = true;
    const saved: Files = {
      ...files,
      read: async (path, maxBytes) => {
        const read = await files.read(path, maxBytes);
        if (path === ru && isFirst) {
          isFirst = false;
          await writeFile(join(root, ru), 'help: Звоните\n');
        }
        return read;
      },
    };
    const { files: written, changed } = await fixFiles(saved, []);
    expect([written, changed]).toEqual([[], [ru]]);
    expect(await readFile(join(root, ru), 'utf8')).toBe('help: Звоните\n');
  });

  it('makes a block of any one-line text that says what was written', async () => {
    const word = fc.stringMatching(/^[а-яa-z0-9@*&%!#:,.?«»()-]{1,8}$/);
    // Bold letters of Markdown are mended, too, and then it says something else.
    const line = fc
      .array(word, { minLength: 1, maxLength: 6 })
      .map((words) => words.join(' '))
      .filter((text) => !/\*\*.*\*\*/.test(text));
    await fc.assert(
      fc.asyncProperty(line, async (written) => {
        const before = `# выше\nhelp: ${written}\ngreeting: "Привет" # ниже\n`;
        const { text } = await fixed(ru, before);
        expect(text.startsWith('# выше\n')).toBe(true);
        expect(text.endsWith('greeting: "Привет" # ниже\n')).toBe(true);
        // A # with a space behind it begins a note, which stays one.
        const said = written.replace(/ #(?=[ #]|$).*$/, '');
        if (text !== before) expect([said, written]).toContain(parse(text).help);
        if (text !== before) expect(said === written || text.includes(written.slice(said.length))).toBe(true);
      }),
      { numRuns: 150, examples: [['0 #& «']] },
    );
  });
});
