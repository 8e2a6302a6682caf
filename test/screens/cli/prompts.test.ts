import { describe, expect, it } from 'vitest';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { zeta } from './bin.ts';

function shop(): string {
  return platformFolder({
    ...smallCity('almaty'),
    'cities/_shared/prompts/kk.yaml': '# общий\nhelp: |-\n  Көмек\n',
  }).root;
}

describe('zeta prompts list', () => {
  it('says of each text who wrote it and where, within 80 columns', async () => {
    const run = await zeta(shop(), ['prompts', 'list', 'almaty']);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/almaty, ru\n.*\n {2}greeting +prompts\/ru\.yaml:1 +4096 +city_name\n/);
    expect(run.stdout).toMatch(/almaty, kk\n.*\n! greeting +built-in/);
    expect(run.stdout).toMatch(/ {2}help +_shared\/prompts\/kk\.yaml:2 +4096\n/);
    expect(Math.max(...run.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('finds what is missing in one language, and what is the own text of the shop', async () => {
    const root = shop();
    const keys = async (...flags: string[]) => {
      const { stdout } = await zeta(root, ['--json', 'prompts', 'list', ...flags]);
      return JSON.parse(stdout).prompts.map(
        (one: { language: string; key: string; layer: string }) => `${one.language} ${one.key} ${one.layer}`,
      );
    };
    expect(await keys('--missing')).toEqual(['ru help built-in', 'kk greeting built-in']);
    expect(await keys('almaty', '--missing', '--language', 'kk')).toEqual(['kk greeting built-in']);
    expect(await keys('almaty', '--overridden')).toEqual(['ru greeting city', 'kk help shared']);
    expect(await keys('--language', 'en')).toHaveLength(44);
  });

  it('shows the rest and ends with 1 when a file has mistakes, and 2 for what is not there', async () => {
    const { root, write } = platformFolder(smallCity('almaty'));
    write('cities/almaty/prompts/kk.yaml', 'greting: x\n');
    const run = await zeta(root, ['prompts', 'list', 'almaty']);
    expect([run.code, run.stderr]).toEqual([1, expect.stringContaining('ZP201')]);
    expect(run.stdout).toContain('prompts/ru.yaml:1');
    for (const args of [
      ['list', 'nobody'],
      ['list', 'almaty', '--language', 'en'],
      ['preview', 'almaty', 'greet'],
    ])
      expect((await zeta(root, ['prompts', ...args])).code).toBe(2);
  });
});

describe('zeta prompts preview', () => {
  it("shows a text with the city's own name, each plural form and buttons as buttons", async () => {
    const run = await zeta(shop(), ['prompts', 'preview', 'almaty', 'greeting', 'search', 'buttons.next']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('│ Привет из города Тест!\n');
    expect(run.stdout).toMatch(/count = 1, message, \d+ of 4096 characters\n.*\n?.*нашёлся 1 товар/);
    expect(run.stdout).toMatch(/count = 5[^]*нашлось 5 товаров/);
    expect(run.stdout).toContain('╭─────────╮\n│  Ещё ▶  │\n╰─────────╯');
    expect(run.stdout).not.toContain('<b>');
    const lines = run.stdout.split('\n').map((line) => line.length);
    expect(Math.max(...lines)).toBeLessThanOrEqual(80);
  });

  it('gives every wording of every key as one document', async () => {
    const run = await zeta(shop(), ['--json', 'prompts', 'preview', 'almaty', '--language', 'ru']);
    const { prompts } = JSON.parse(run.stdout);
    expect(prompts).toHaveLength(44);
    expect(prompts.every(({ previews }: { previews: unknown[] }) => previews.length > 0)).toBe(true);
  });
});
