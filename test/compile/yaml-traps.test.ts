import { execFile } from 'node:child_process';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { compileCity } from '../../src/compile/compile-city.ts';
import {
  almaty,
  cityYaml,
  compileAlmaty,
  type FolderContent,
  goodCity,
  placed,
  platformFolder,
  wordsOfAll,
} from './platform-folder.ts';

const city = 'cities/almaty/city.yaml';
const ru = 'cities/almaty/prompts/ru.yaml';
const utf8 = new TextEncoder();

function aliasBomb(): string {
  const levels = Array.from(
    { length: 12 },
    (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`,
  );
  return ['a0: &a0 [x, x]', ...levels, ''].join('\n');
}

describe('YAML that is a trap', () => {
  it.each<[string, string, string]>([
    ['10,000 lists', '['.repeat(10_000), 'ZC105'],
    ['10,000 lists, closed', '['.repeat(10_000) + ']'.repeat(10_000), 'ZC105'],
    ['10,000 blocks in braces', '{a: '.repeat(10_000), 'ZC105'],
    ['10,000 dashes', '- '.repeat(10_000), 'ZC105'],
    [
      '700 indented blocks',
      Array.from({ length: 700 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
      'ZC105',
    ],
    ['an alias bomb', aliasBomb(), 'ZC106'],
    ['an unknown alias', 'help: *nobody\n', 'ZC110'],
    ['a merge key', 'help: a\n<<: { greeting: b }\n', 'ZC106'],
    ['a tag', 'help: !!binary aGVscA==\n', 'ZC106'],
    ['a tag of JavaScript', 'help: !!js/function "f"\n', 'ZC106'],
    ['__proto__', '__proto__:\n  help: a\n', 'ZC106'],
    ['__proto__ in quotes and escapes', '"\\u005f_proto__": { help: a }\n', 'ZC106'],
    ['__proto__ below a group', 'search: { __proto__: { results: a } }\n', 'ZC106'],
    ['constructor', 'constructor: a\n', 'ZP201'],
    ['a list as a key', '? [help]\n: a\n', 'ZC106'],
    ['a duplicate key', 'help: a\nhelp: b\n', 'ZC107'],
    ['a duplicate key in another spelling', 'help: a\n"help": b\n', 'ZC107'],
    ['two documents', 'help: a\n---\nhelp: b\n', 'ZC127'],
    ['tabs for indentation', 'search:\n\tresults: a\n', 'ZC115'],
    ['a quote that is not closed', 'help: "a\ngreeting: b\n', 'ZC112'],
    ['a list', '- a\n', 'ZP202'],
    ['a single word', 'hello\n', 'ZP202'],
  ])('is told and not followed: %s', async (_what, text, code) => {
    const { diagnostics, texts } = await compileAlmaty({ [ru]: text });
    const codes = placed(diagnostics).map(([one]) => one);
    expect(codes).toContain(code);
    expect(texts).toBeUndefined();
    expect(wordsOfAll(diagnostics)).not.toMatch(/undefined|\[object/);
    expect(placed(diagnostics).every(([, file]) => file === ru)).toBe(true);
  });

  it('does not get a key into every object', async () => {
    await compileAlmaty({
      [ru]: '__proto__: { polluted: yes }\n',
      [city]: `${cityYaml()}__proto__: { polluted: 1 }\n`,
    });
    expect('polluted' in {}).toBe(false);
  });

  it('has the second of two keys marked', async () => {
    const { diagnostics } = await compileAlmaty({ [ru]: 'buttons:\n  link: a\n  open: b\n  link: c\n' });
    expect(placed(diagnostics)).toEqual([['ZC107', ru, 4, 3]]);
    expect(wordsOfAll(diagnostics)).toContain('"link"');
  });

  it('has the words right when a file of texts holds only a comment', async () => {
    const { diagnostics } = await compileAlmaty({ [ru]: '# later\n' });
    expect(wordsOfAll(diagnostics)).not.toContain('must be a text');
  });

  it('is not another YAML: under %YAML 1.1, yes would be true', async () => {
    const { diagnostics } = await compileAlmaty({ [ru]: '%YAML 1.1\n---\nhelp: yes\n' });
    expect(placed(diagnostics)).not.toContainEqual(['ZP202', ru, 3, 7]);
  });
});

describe('A file of nothing but mistakes', () => {
  it.each<[string, string]>([
    ['keys and stray words', 'help: a\nb\n'],
    ['lines below an open quote', 'help: "a: [\n'],
    ['brackets that close nothing', ']\n'],
    ['lines of dashes', '---\n'],
    ['lists where texts belong', 'help: [a]\n'],
  ])('is told in a moment, not entry by entry: %s', async (_what, line) => {
    const { diagnostics, texts } = await compileAlmaty({ [ru]: line.repeat(10_000) });
    expect(texts).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});

describe('YAML that is none', () => {
  it.each<[string, string | Uint8Array, string, ...number[]]>([
    ['nothing', '', 'ZC102'],
    ['a byte-order mark alone', '\ufeff', 'ZC102'],
    ['white space', ' \n\t\n', 'ZC102'],
    ['NUL in the middle', `${cityYaml()}\0`, 'ZC103', 8, 1],
    ['Windows-1251', new Uint8Array([...utf8.encode('name: '), 0xc0, 0xeb, 0xec, 0xe0]), 'ZC103', 1, 7],
    ['UTF-16', Buffer.from(`\ufeff${cityYaml()}`, 'utf16le'), 'ZC103', 1, 1],
    ['half a character', utf8.encode(cityYaml()).slice(0, 7), 'ZC103', 1, 7],
    ['300 KB', cityYaml() + `# ${'x'.repeat(300 * 1024)}\n`, 'ZC104'],
  ])('is told as such: %s', async (_what, content, code, ...at) => {
    const { diagnostics } = await compileAlmaty({ [city]: content });
    expect(placed(diagnostics)).toEqual([[code, city, ...at]]);
  });

  it('but a byte-order mark and CRLF are', async () => {
    const text = `\ufeff${cityYaml({ currency: 'KZZ' }).replaceAll('\n', '\r\n')}`;
    const { diagnostics } = await compileAlmaty({ [city]: text });
    expect(placed(diagnostics)).toEqual([['ZC305', city, 3, 11]]);
    expect(diagnostics.find(({ code }) => code === 'ZC305')?.place.text).toBe('currency: KZZ');
  });
});

describe('Something else where city.yaml should be', () => {
  const without: FolderContent = { ...goodCity(), [city]: null };

  it('is told when it is a folder', async () => {
    const { root, files } = await platformFolder(without);
    await mkdir(join(root, city));
    const { diagnostics } = await compileCity(files, almaty);
    expect(placed(diagnostics)).toEqual([['ZC108', city]]);
    expect(wordsOfAll(diagnostics)).toContain('not an ordinary file');
  });

  it('is told when it is a pipe, without waiting for its writer', async () => {
    const { root, files } = await platformFolder(without);
    await promisify(execFile)('mkfifo', [join(root, city)]);
    const { diagnostics } = await compileCity(files, almaty);
    expect(placed(diagnostics)).toEqual([['ZC108', city]]);
  });

  it('is told when it is a catalog that is a pipe or a folder', async () => {
    const { root, files } = await platformFolder(goodCity());
    const csv = join(root, 'cities/almaty/catalog.csv');
    await rm(csv);
    await promisify(execFile)('mkfifo', [csv]);
    expect(placed((await compileCity(files, almaty)).diagnostics)).toEqual([
      ['ZC108', 'cities/almaty/catalog.csv'],
    ]);
    await rm(csv);
    await mkdir(csv);
    expect(placed((await compileCity(files, almaty)).diagnostics)).toEqual([
      ['ZC108', 'cities/almaty/catalog.csv'],
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('is told when it may not be read', async () => {
    const { root, files } = await platformFolder(goodCity());
    await chmod(join(root, city), 0);
    const { diagnostics } = await compileCity(files, almaty);
    expect(placed(diagnostics)).toEqual([['ZC108', city]]);
    expect(wordsOfAll(diagnostics)).toContain('permission denied');
  });
});
