import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goodCity, platformFolder } from '../../compile/platform-folder.ts';
import { until } from '../../support/tools.ts';
import { startZeta, zeta } from './bin.ts';

const texts = 'cities/almaty/prompts/ru.yaml';

describe('zeta validate --watch', () => {
  it('checks again after each save, through mistakes of zeta.yaml and an empty folder, until it is stopped', async () => {
    const { root } = await platformFolder(goodCity({ 'zeta.yaml': 'target: dev\n', [texts]: 'help: a\n' }));
    const running = await startZeta(root, ['validate', '--watch'], /no mistakes[^]*Waiting/);
    const save = async (path: string, text: string, answer: RegExp) => {
      const before = running.output().length;
      await writeFile(join(root, path), text);
      await until(() => answer.test(running.output().slice(before)), `${path} is told as ${answer}`);
    };
    await save(texts, 'halp: a\n', /ru\.yaml:1:1 {2}error {2}ZP201[^]*did you mean help/);
    await save('zeta.yaml', 'tarket: dev\n', /zeta\.yaml:1:1 {2}error {2}ZC201/);
    await save('zeta.yaml', 'target: dev\n', /ZP201[^]*1 error/);
    await save(texts, 'help: a\n', /1 city, 1 product: no mistakes/);
    await rm(join(root, 'cities'), { recursive: true });
    await until(() => running.output().includes('There is no city in cities/ yet'), 'no city is told');
    running.process.kill('SIGINT');
    expect(await running.ended).toBe(0);
  });

  it('has no machine format', async () => {
    const { root } = await platformFolder(goodCity({ 'zeta.yaml': 'target: dev\n' }));
    const run = await zeta(root, ['validate', '--watch', '--format', 'sarif']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('no format "sarif"');
  });
});
