import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referencesIn } from '../../../src/adapters/node/env-file.ts';
import { secretFileIn } from '../../../src/adapters/node/secret-file.ts';
import { withEnvValue } from '../../../src/base/env-text.ts';
import { Secret } from '../../../src/base/secret.ts';
import { platformFolder } from '../../support/platform-folder.ts';

describe('The file of secrets', () => {
  it('gets a new one at its end and another value in its place; all else stays', async () => {
    const before = '# боты\nexport A_TOKEN="old"\n\nB=1 # заметка\n';
    const { root } = platformFolder({ '.env': before });
    const file = secretFileIn(root);
    expect(await file.set('A_TOKEN', new Secret('123:new'))).toBe('changed');
    expect(await file.set('C_TOKEN', new Secret('with space'))).toBe('new');
    expect(await file.set('C_TOKEN', new Secret('with space'))).toBe('same');
    const path = join(root, '.env');
    expect(readFileSync(path, 'utf8')).toBe(
      "# боты\nA_TOKEN=123:new\n\nB=1 # заметка\nC_TOKEN='with space'\n",
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(file.names()).toEqual(['A_TOKEN', 'B', 'C_TOKEN']);
  });

  it('is made where there is none', async () => {
    const { root } = platformFolder({});
    expect(secretFileIn(root).names()).toEqual([]);
    expect(await secretFileIn(root).set('A', new Secret('1'))).toBe('new');
    expect(readFileSync(join(root, '.env'), 'utf8')).toBe('A=1\n');
  });

  it('may begin with a byte order mark and have the line ends of Windows', async () => {
    const { root } = platformFolder({ '.env': '\uFEFFA_TOKEN=1\r\nB=2\r\n' });
    const file = secretFileIn(root);
    expect(file.names()).toEqual(['A_TOKEN', 'B']);
    expect(referencesIn(root)('env:A_TOKEN')?.reveal()).toBe('1');
    expect(await file.set('A_TOKEN', new Secret('3'))).toBe('changed');
    expect(await file.set('constructor', new Secret('4'))).toBe('new');
    expect(readFileSync(join(root, '.env'), 'utf8')).toBe('A_TOKEN=3\r\nB=2\r\nconstructor=4\r\n');
    expect(file.isOverridden('toString')).toBe(false);
  });

  it('stays where a link leads', async () => {
    const { root } = platformFolder({ 'secrets/env': 'A=1\n' });
    symlinkSync('secrets/env', join(root, '.env'));
    await secretFileIn(root).set('A', new Secret('2'));
    expect(lstatSync(join(root, '.env')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'secrets/env'), 'utf8')).toBe('A=2\n');
  });

  it('is not put in the place of a link that leads nowhere', async () => {
    const { root } = platformFolder({});
    symlinkSync('secrets/env', join(root, '.env'));
    await expect(secretFileIn(root).set('A', new Secret('2'))).rejects.toMatchObject({
      code: 'secrets-nowhere',
    });
    expect(lstatSync(join(root, '.env')).isSymbolicLink()).toBe(true);
    expect(existsSync(join(root, 'secrets'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is not waited for where it is a FIFO', async () => {
    const { root } = platformFolder({});
    execFileSync('mkfifo', [join(root, '.env')]);
    expect(referencesIn(root)('env:A_TOKEN')).toBeUndefined();
    expect(referencesIn(root)('file:.env')).toBeUndefined();
    await expect(secretFileIn(root).set('A', new Secret('2'))).rejects.toMatchObject({
      code: 'secrets-unreadable',
    });
  });

  it('takes no value that it could not give back', async () => {
    const { root } = platformFolder({ '.env': 'A=1\n' });
    for (const value of ['two\nlines', `all ' " \` of them`])
      await expect(secretFileIn(root).set('A', new Secret(value))).rejects.toThrow('.env cannot hold');
    expect(readFileSync(join(root, '.env'), 'utf8')).toBe('A=1\n');
  });
});

it('A value that is written into any .env is what is read from it, and the others stay', () => {
  const name = fc.constantFrom('A', 'B_TOKEN', 'C');
  const value = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'ab1:/?#=\'"`\\ $') });
  const line = fc.oneof(
    fc.tuple(name, value).map(([one, text]) => withEnvValue('', one, text)?.trimEnd() ?? '# none'),
    fc.constantFrom('', '# note A=2', 'B_TOKEN="two\nlines A=3"', 'export C=plain # note', "A='x' # y"),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), name, value, (lines, wanted, text) => {
      const before = lines.join('\n');
      const after = withEnvValue(before, wanted, text);
      if (after === undefined) return;
      const { [wanted]: written, ...others } = parseEnv(after);
      const { [wanted]: _, ...kept } = parseEnv(before);
      expect([written, others]).toEqual([text.trim() === text ? text : written, kept]);
    }),
    { numRuns: 1000 },
  );
});
