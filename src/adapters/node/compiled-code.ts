import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Names of the bundle's chunks: what follows the dash is a hash of their content. */
const hashed = /-[\w-]{8}\.cjs$/;

/**
 * From now on keeps, in `folder`, what V8 made of the bundle's chunks, together with the functions that this process ran.
 * Node's own cache holds little more than what runs at load: every start would compile hundreds of functions again. A chunk's name tells its content, so what is kept for a name never goes stale;
 * V8 itself refuses what another version of it has written. Such chunks cannot `import()` ES modules.
 */
export function keepCompiledCode(folder: string): void {
  const require = createRequire(import.meta.url);
  const compileAnew = require.extensions['.js'];
  const fresh = new Map<string, Script>();
  require.extensions['.cjs'] = (module, filename) => {
    if (!hashed.test(filename)) return compileAnew?.(module, filename);
    const kept = join(folder, `${basename(filename)}.code`);
    const script = compiled(filename, readIfThere(kept));
    if (script.cachedDataRejected !== false) fresh.set(kept, script);
    const run = script.runInThisContext();
    run.call(module.exports, module.exports, createRequire(filename), module, filename, dirname(filename));
  };
  process.once('exit', () => {
    for (const [kept, script] of fresh) keep(kept, script.createCachedData());
  });
}

function compiled(filename: string, cachedData: Buffer | undefined): Script {
  // As Node wraps CommonJS: on one line, so that lines of stack traces are right.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
  return new Script(source, { filename, ...(cachedData && { cachedData }) });
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Several processes may end at once; and where nothing can be kept, the next start is as slow as this one. */
function keep(path: string, code: Buffer): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}.draft`;
    writeFileSync(draft, code, { mode: 0o600 });
    renameSync(draft, path);
  } catch {
    // A full or read-only disk is told by whatever needs it.
  }
}
