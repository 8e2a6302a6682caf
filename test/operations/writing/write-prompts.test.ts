import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../../src/operations/platform.ts';
import { readOwnPrompts } from '../../../src/operations/writing/read-prompts.ts';
import type { WriteOptions } from '../../../src/operations/writing/write-file.ts';
import { writePrompts } from '../../../src/operations/writing/write-prompts.ts';
import { StaleWrite, type WriteRecord, WrongWrite } from '../../../src/operations/writing/written.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { tools } from '../../support/tools.ts';

const by = { name: 'aigul', isOperator: false };
const ru = 'cities/almaty/prompts/ru.yaml';

/** A platform outside git, and somebody who changes its texts. */
async function shop(files: Readonly<Record<string, string>> = {}) {
  const folder = platformFolder({ ...smallCity('almaty'), ...files });
  const platform = await openPlatform(tools, { root: folder.root });
  const write = (
    changes: Readonly<Record<string, string | null>>,
    more: Partial<WriteOptions> & { readonly language?: string; readonly city?: string } = {},
  ) => {
    const { language, city = 'almaty', ...options } = more;
    return writePrompts(
      tools,
      platform,
      { city, changes, ...(language && { language }) },
      { by, ...options },
    );
  };
  const own = (language?: string) =>
    readOwnPrompts(tools, platform, { city: 'almaty', by, ...(language && { language }) });
  return { folder, platform, write, own, text: (path = ru) => readFileSync(join(folder.root, path), 'utf8') };
}

async function refusal<E>(work: Promise<unknown>, kind: new (...args: never[]) => E): Promise<E> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof kind) return error;
  throw error ?? new Error('it was not refused');
}

describe('Prompts that are changed for somebody', () => {
  it('change in the file of the city alone, comments kept, and the answer says what was there', async () => {
    const before =
      '# наши тексты\ngreeting: "Старое"   # утро\n\nbuttons:\n  manager: Позвать # кнопка\n# help: нет\n';
    const { write, own, text } = await shop({ [ru]: before });
    const writing = await write({ greeting: 'Сәлем 👋', 'buttons.manager': null, help: 'Раз\nдва' });
    expect(writing).toMatchObject({
      ...{ kind: 'written', mode: 'files', city: 'almaty', language: 'ru', file: ru, branch: null },
      previous: { greeting: 'Старое', 'buttons.manager': 'Позвать', help: null },
      written: { greeting: 'Сәлем 👋', 'buttons.manager': null, help: 'Раз\nдва' },
    });
    expect(text()).toBe(
      '# наши тексты\ngreeting: "Сәлем 👋"   # утро\nhelp: |-\n  Раз\n  два\n\n# help: нет\n',
    );
    expect(await own()).toMatchObject({
      own: { greeting: 'Сәлем 👋', help: 'Раз\nдва' },
      etag: writing.etag,
      writes: 'files',
    });
  });

  it('make a file where there is none, in the language that is asked for', async () => {
    const { write, own, text } = await shop();
    expect(await own('kk')).toMatchObject({ own: {}, etag: 'none' });
    const writing = await write({ greeting: 'Сәлем!' }, { language: 'kk', ifMatch: 'none' });
    expect(writing).toMatchObject({ previous: { greeting: null }, language: 'kk' });
    expect(text('cities/almaty/prompts/kk.yaml')).toContain('greeting: Сәлем!\n');
  });

  it('leave a valid file when the last of them goes, and come back into it', async () => {
    const { write, text } = await shop({ [ru]: '# ours\ngreeting: Раз\n' });
    await write({ greeting: null });
    expect(text()).toBe('# ours\n{}\n');
    await write({ 'search.nothing': 'Мұнда бос' });
    expect(text()).toBe('# ours\nsearch:\n  nothing: Мұнда бос\n');
  });

  it('are written as the file is: names with dots, a byte-order mark, CR LF', async () => {
    const { write, text } = await shop({ [ru]: '\ufeff"buttons.manager": "Позвать"\r\n' });
    await write({ 'buttons.manager': 'Спросить', 'search.nothing': 'Нет\nничего' });
    expect(text()).toBe('\ufeff"buttons.manager": "Спросить"\r\nsearch.nothing: |-\r\n  Нет\r\n  ничего\r\n');
  });

  it('that say so already write nothing', async () => {
    const { write, text } = await shop({ [ru]: 'greeting:   Раз\n' });
    expect(await write({ greeting: 'Раз', help: null })).toMatchObject({ kind: 'unchanged' });
    expect(text()).toBe('greeting:   Раз\n');
  });

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['an unknown key', { greetin: 'Раз' }, 'ZP201', 'greetin'],
    ['an unknown value', { greeting: 'Раз {cty}' }, 'ZP204', 'greeting'],
    [
      'a plural form that is missing',
      { 'search.results': '{count, plural, one {# товар}} {query}' },
      'ZP205',
      'search.results',
    ],
    ['a tag that is not closed', { help: '<b>Раз' }, 'ZP207', 'help'],
    ['a text of spaces', { help: '  ' }, 'ZP202', 'help'],
  ])('with %s are not written, and the mistake is told with its key', async (_what, changes, code, key) => {
    const { write, text } = await shop({ [ru]: 'greeting: Было\n' });
    const { diagnostics } = await refusal(write({ 'buttons.manager': 'Да', ...changes }), WrongWrite);
    expect(diagnostics).toMatchObject([{ code, severity: 'error', key, place: { file: ru } }]);
    expect(text()).toBe('greeting: Было\n');
  });

  it('are not held up by mistakes of other files, but by those of their own', async () => {
    const { write, folder } = await shop({ 'cities/almaty/prompts/kk.yaml': 'greeting: "{oops}"\n' });
    expect(await write({ greeting: 'Раз' })).toMatchObject({ kind: 'written' });
    folder.write(ru, 'greeting: Было\nhelp: "{oops}"\n');
    expect((await refusal(write({ greeting: 'Два' }), WrongWrite)).diagnostics).toMatchObject([
      { key: 'help' },
    ]);
    expect(await write({ help: 'Хорошо' })).toMatchObject({ kind: 'written', previous: { help: '{oops}' } });
  });

  it.each<[string, Parameters<Awaited<ReturnType<typeof shop>>['write']>, string]>([
    [
      'a language that leads elsewhere',
      [{ greeting: 'Раз' }, { language: '../../x' }],
      'language-not-spoken',
    ],
    ['a city that leads elsewhere', [{ greeting: 'Раз' }, { city: '../almaty' }], 'unknown-city'],
    ['a key to take away that there is not', [{ greting: null }], 'unknown-prompt'],
    ['nothing', [{}], 'no-texts'],
    ['half a character', [{ greeting: 'x\ud83d' }], 'no-texts'],
  ])('refuse %s', async (_what, args, code) => {
    const { write } = await shop();
    await expect(write(...args)).rejects.toMatchObject({ code });
  });

  it('are not written through links, nor read through them', async () => {
    const { folder, write, own } = await shop();
    const outside = platformFolder({ 'secret.yaml': 'greeting: тайна\n' });
    folder.remove(ru);
    symlinkSync(join(outside.root, 'secret.yaml'), join(folder.root, ru));
    await expect(write({ greeting: 'Раз' })).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(own()).rejects.toMatchObject({ code: 'not-a-file' });
    folder.remove('cities/almaty/prompts');
    symlinkSync(outside.root, join(folder.root, 'cities/almaty/prompts'));
    await expect(write({ greeting: 'Раз' }, { language: 'kk' })).rejects.toMatchObject({
      code: 'not-a-file',
    });
  });

  it('leave a file alone that is no UTF-8, is too large or has conflict marks', async () => {
    const { folder, write } = await shop();
    writeFileSync(join(folder.root, ru), Buffer.from('greeting: Привет\n', 'latin1'));
    writeFileSync(join(folder.root, ru), Buffer.from([0x61, 0x3a, 0x20, 0xcf, 0xf0, 0x0a]));
    await expect(write({ greeting: 'Раз' })).rejects.toMatchObject({ code: 'not-utf8' });
    folder.write(ru, `greeting: Раз\n# ${'x'.repeat(300_000)}\n`);
    await expect(write({ greeting: 'Два' })).rejects.toMatchObject({ code: 'file-too-large' });
    folder.write(ru, '<<<<<<< ours\ngreeting: Раз\n=======\ngreeting: Два\n>>>>>>> theirs\n');
    await expect(write({ greeting: 'Три' })).rejects.toThrow();
    folder.remove(ru);
    mkdirSync(join(folder.root, ru));
    await expect(write({ greeting: 'Три' })).rejects.toMatchObject({ code: 'not-a-file' });
  });

  it('are told to whoever keeps account, with anything token-shaped masked', async () => {
    const { write, folder } = await shop({ 'zeta.yaml': 'secrets: { ignore: [test] }\n' });
    folder.write(ru, 'greeting: "https://shop.example/?token=abcdef"\n');
    const told: WriteRecord[] = [];
    await write({ greeting: 'Раз' }, { onWritten: async (record) => void told.push(record) });
    expect(told).toMatchObject([
      {
        by: { kind: 'cli', name: 'aigul' },
        city: 'almaty',
        file: ru,
        mode: 'files',
        changes: [{ key: 'greeting', before: 'https://shop.example/?token=******', after: 'Раз' }],
      },
    ]);
  });

  it('are refused where zeta.yaml says so, and can be looked at all the same', async () => {
    const { write, own } = await shop({ 'zeta.yaml': 'api: { writes: off }\n' });
    await expect(write({ greeting: 'Раз' })).rejects.toMatchObject({ code: 'writes-off' });
    expect(await own()).toMatchObject({
      writes: 'off',
      refusal: { code: 'writes-off' },
      own: { greeting: expect.any(String) },
    });
    expect(await write({ greeting: 'Раз' }, { mode: 'files' })).toMatchObject({ kind: 'written' });
    const branches = await shop({ 'zeta.yaml': 'api: { writes: branch }\n' });
    await expect(branches.write({ greeting: 'Раз' })).rejects.toMatchObject({ code: 'no-repository' });
  });
});

describe('Two editors', () => {
  it('of one text: the second one is told both versions, and nothing is lost', async () => {
    const { write, own, text } = await shop();
    const { etag } = await own();
    const first = await write({ greeting: 'Первая' }, { ifMatch: etag });
    const { details: conflict, code } = await refusal(
      write({ greeting: 'Вторая', help: null }, { ifMatch: etag }),
      StaleWrite,
    );
    expect(code).toBe('stale');
    expect(conflict).toEqual({
      ...{ file: ru, etag: first.etag, ifMatch: etag },
      values: [
        { key: 'greeting', current: 'Первая', wanted: 'Вторая' },
        { key: 'help', current: null, wanted: null },
      ],
    });
    expect(text()).toContain('Первая');
    expect(await write({ greeting: 'Вторая' }, { ifMatch: conflict.etag })).toMatchObject({
      previous: { greeting: 'Первая' },
    });
    expect(await write({ greeting: 'Третья' }, { ifMatch: '*' })).toMatchObject({ kind: 'written' });
  });

  it('and somebody with an editor of files: the change is made to what was saved last', async () => {
    const { platform, folder, text } = await shop({ [ru]: 'greeting: Раз\n' });
    let saves = 0;
    const reach = (point: string) => {
      if (point === 'write:noted' && saves++ === 0) folder.write(ru, 'greeting: Раз\nhelp: Рукой\n');
    };
    await writePrompts(
      { ...tools, reach },
      platform,
      { city: 'almaty', changes: { greeting: 'Два' } },
      { by },
    );
    expect(text()).toBe('greeting: Два\nhelp: Рукой\n');
  });

  it('or ten, at once: no edit of another key is lost, and of one key each sees what it took the place of', async () => {
    const keys = ['greeting', 'help', 'buttons.manager', 'search.nothing'];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...keys), { minLength: 2, maxLength: 6 }), async (chosen) => {
        const { write, own } = await shop();
        const writings = await Promise.all(chosen.map((key, at) => write({ [key]: `Текст ${at}` })));
        const now = (await own()).own;
        for (const key of new Set(chosen)) {
          const mine = writings.filter((_, at) => chosen[at] === key);
          const told = [...mine.map((one) => one.previous[key]), now[key]];
          // Each text but the first was somebody's previous one, or is there now.
          for (const one of mine) expect(told).toContain(one.written[key]);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('with If-Match at once: one of them wins', async () => {
    const { write, own } = await shop();
    const { etag } = await own();
    const all = await Promise.allSettled(
      [1, 2, 3, 4].map((at) => write({ greeting: `Текст ${at}` }, { ifMatch: etag })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(reasons.every((reason) => reason instanceof StaleWrite)).toBe(true);
  });
});

it('Whatever text is written is read back as it was given, or refused', async () => {
  const { write, own } = await shop({ [ru]: '# ours\ngreeting: Раз # c\nhelp: |-\n  два\n' });
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^[ \tа-яәұa-z:#'"{}[\]|>&*!%@\-?,\n🛋]{0,40}$/u),
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom('greeting', 'help', 'search.nothing'), async (text, key) => {
      const before = (await own()).own;
      try {
        await write({ [key]: text });
        expect((await own()).own).toEqual({ ...before, [key]: text });
      } catch (error) {
        if (!(error instanceof WrongWrite) && !(error instanceof Error && 'code' in error)) throw error;
        expect((await own()).own).toEqual(before);
        const codes = error instanceof WrongWrite ? error.diagnostics.map(({ code }) => code) : [];
        // Never a mistake of how it was written.
        expect(codes.filter((code) => code.startsWith('ZC1'))).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});
