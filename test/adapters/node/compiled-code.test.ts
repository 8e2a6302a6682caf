import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformFolder } from '../../support/platform-folder.ts';

const adapter = new URL('../../../src/adapters/node/compiled-code.ts', import.meta.url);

/** A bundle of two chunks, one of which is not named by its content; `start` runs it as a process of its own. */
function bundle() {
  const { root, write } = platformFolder({
    'main.mjs': `import { createRequire } from 'node:module';
      import { keepCompiledCode } from '${adapter}';
      keepCompiledCode(process.argv[2]);
      const require = createRequire(import.meta.url);
      console.log(require('./chunk-a1_b2-C3.cjs').say('one'), require('./plain.cjs'));`,
    'chunk-a1_b2-C3.cjs': `const { basename } = require('node:path');
exports.say = (word) => \`\${word} \${require('./other.cjs')} \${basename(__filename)}:\${line()}\`;
function line() { return new Error().stack.split('\\n')[1].match(/cjs:(\\d+)/)[1]; }`,
    'other.cjs': "module.exports = 'two';",
    'plain.cjs': "module.exports = 'three';",
  });
  const kept = join(root, 'kept/inside');
  const start = () => spawnSync(process.execPath, [join(root, 'main.mjs'), kept], { encoding: 'utf8' });
  return { kept, write, start };
}

const said = 'one two chunk-a1_b2-C3.cjs:3 three\n';

describe('Compiled code', () => {
  it('is kept for chunks that are named by their content, and runs the same from there', () => {
    const { kept, start } = bundle();
    expect(start()).toMatchObject({ stdout: said, stderr: '' });
    expect(readdirSync(kept)).toEqual(['chunk-a1_b2-C3.cjs.code']);
    const file = join(kept, 'chunk-a1_b2-C3.cjs.code');
    const before = readFileSync(file);
    expect(start()).toMatchObject({ stdout: said, stderr: '' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is made anew when it is not what this Node wrote', () => {
    const { kept, start } = bundle();
    start();
    const file = join(kept, 'chunk-a1_b2-C3.cjs.code');
    const good = readFileSync(file);
    for (const bad of [Buffer.from('nothing'), good.subarray(0, 100), Buffer.alloc(0)]) {
      writeFileSync(file, bad);
      expect(start()).toMatchObject({ stdout: said, stderr: '' });
      expect(readFileSync(file).length).toBeGreaterThan(bad.length);
    }
  });

  it('is done without where nothing can be written', () => {
    const { write, start } = bundle();
    write('kept', 'a file where the folder should be');
    expect(start()).toMatchObject({ stdout: said, stderr: '' });
  });
});
