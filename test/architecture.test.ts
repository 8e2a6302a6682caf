import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The import table of src/README.md is the truth; this file holds the sources to it. */
const src = join(import.meta.dirname, '../src');

interface Import {
  /** Path from src/, or the package. */
  readonly to: string;
  readonly isLocal: boolean;
  readonly isTypeOnly: boolean;
  readonly isLazy: boolean;
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
const texts = new Map(sources.map((path) => [path, withoutComments(readFileSync(join(src, path), 'utf8'))]));
const imports = new Map(sources.map((path) => [path, importsOf(path)]));
const table = readTable();

describe('the structure of src/', () => {
  it('has a row in the import table for every folder, and a folder for every row', () => {
    const folders = new Set(sources.filter((path) => path.includes('/')).map(folderOf));
    expect([...table.keys()].filter((folder) => !folder.endsWith('.ts')).sort()).toEqual([...folders].sort());
  });

  it('imports only what the table in src/README.md allows', () => {
    const wrong = sources.flatMap((path) =>
      localImports(path).flatMap(({ to, isTypeOnly }) => {
        const from = folderOf(path);
        const target = folderOf(to);
        return from === target || allows(from, target, isTypeOnly)
          ? []
          : [`${path} imports ${to}: ${from}/ may not use ${target}/`];
      }),
    );
    expect(
      wrong,
      'move the code, pass the value in, or change the table in src/README.md and say why',
    ).toEqual([]);
  });

  it('keeps adapters, emulators and screens from importing their neighbours', () => {
    const wrong = sources.flatMap((path) =>
      localImports(path).flatMap(({ to }) => {
        const [folder, part] = path.split('/');
        const [otherFolder, otherPart] = to.split('/');
        const isApart =
          ['adapters', 'screens'].includes(folder ?? '') && folder === otherFolder && part !== otherPart;
        return isApart ? [`${path} imports ${to}`] : [];
      }),
    );
    expect(wrong, 'one outside thing each: what two of them need belongs below both').toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycle(), 'files that need each other are one idea, or lack a third file').toBeUndefined();
  });

  it('has no barrel files', () => {
    const barrels = sources.filter((path) => {
      const statements = (texts.get(path) ?? '').split('\n').filter((line) => line.trim() !== '');
      return statements.length > 0 && statements.every((line) => /^export (\*|\{[^}]*\}) from /.test(line));
    });
    expect(barrels, 'import from the file that has it').toEqual([]);
  });

  it('keeps each library in one home', () => {
    const homes = new Map<string, Set<string>>();
    for (const path of sources) {
      for (const { to, isLocal, isTypeOnly } of imports.get(path) ?? []) {
        if (isLocal || to.startsWith('node:') || isTypeOnly) continue;
        const library = to
          .split('/')
          .slice(0, to.startsWith('@') ? 2 : 1)
          .join('/');
        const home = folderOf(path) === 'adapters' ? path.split('/').slice(0, 2).join('/') : folderOf(path);
        homes.set(library, (homes.get(library) ?? new Set()).add(home));
      }
    }
    // better-sqlite3 opens two kinds of databases: compiled catalogs, and the operational one. undici speaks to three
    // kinds of others: Telegram, a CRM, and any address that somebody names.
    const homesOf: Readonly<Record<string, number>> = { 'better-sqlite3': 2, undici: 3 };
    const shared = [...homes].filter(([library, where]) => where.size > (homesOf[library] ?? 1));
    expect(
      shared.map(([library, where]) => `${library}: ${[...where].join(', ')}`),
      'one home for each library',
    ).toEqual([]);
  });

  it('touches the outside only in screens, adapters, emulators and composition roots', () => {
    const outside =
      /\bconsole\.|\bprocess\.(exit|env|cwd|stdout|stderr|pid)\b|\bDate\.now\(|\bnew Date\(\)|\bperformance\.|\bsetTimeout\(|\bsetInterval\(|\bsetImmediate\(|\bfetch\(|\brandomUUID\b|\bMath\.random\(/;
    const wrong = inner().filter((path) => outside.test(texts.get(path) ?? ''));
    expect(wrong, 'take a port: clock, timers, files, log').toEqual([]);
  });

  it('imports no I/O module of Node elsewhere', () => {
    // Streams and zlib only compute: what is read or written through them is given to them.
    const pure = new Set(['node:crypto', 'node:path', 'node:stream', 'node:zlib']);
    const wrong = inner().flatMap((path) =>
      (imports.get(path) ?? [])
        .filter(({ to }) => to.startsWith('node:') && !pure.has(to))
        .map(({ to }) => `${path}: ${to}`),
    );
    expect(wrong, 'I/O belongs into adapters/').toEqual([]);
  });

  it('keeps files to one idea: at most 300 lines', () => {
    const long = sources
      .filter((path) => !path.includes('/generated/'))
      .map((path) => [path, readFileSync(join(src, path), 'utf8').split('\n').length] as const)
      .filter(([, lines]) => lines > 301);
    expect(long, 'split by idea').toEqual([]);
  });
});

function inner(): readonly string[] {
  return sources.filter(
    (path) => path.includes('/') && !['screens', 'adapters', 'emulators'].includes(folderOf(path)),
  );
}

function folderOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? path) : path;
}

function localImports(path: string): readonly Import[] {
  return (imports.get(path) ?? []).filter(({ isLocal }) => isLocal);
}

function allows(from: string, target: string, isTypeOnly: boolean): boolean {
  const allowed = table.get(from);
  if (!allowed) return true;
  return allowed.all || allowed.values.has(target) || (isTypeOnly && allowed.types.has(target));
}

interface Row {
  readonly all: boolean;
  readonly values: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** `| folder | holds | may import |` of src/README.md. Composition roots, which import everything, may be left out. */
function readTable(): ReadonlyMap<string, Row> {
  const rows = readFileSync(join(src, 'README.md'), 'utf8').matchAll(
    /^\| `([\w.-]+)\/?`[^|]*\|[^|]*\|([^|]*)\|$/gm,
  );
  return new Map(
    [...rows].map(([, folder = '', cell = '']) => {
      const names = cell.split(',').map((name) => name.replaceAll('`', '').replaceAll('/', '').trim());
      const types = names
        .filter((name) => name.endsWith('(types)'))
        .map((name) => name.replace(/\s*\(types\)$/, ''));
      const values = names.filter((name) => !name.endsWith('(types)') && name !== 'nothing');
      return [folder, { all: names.includes('everything'), values: new Set(values), types: new Set(types) }];
    }),
  );
}

function importsOf(path: string): readonly Import[] {
  const text = texts.get(path) ?? '';
  const found: Import[] = [];
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*'([^']+)'|^import\s+'([^']+)'/gm,
  );
  for (const [, type, names = '', from, bare] of statements) {
    const inBraces = /^\{([\s\S]*)\}$/
      .exec(names.trim())?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const isTypeOnly = type !== undefined || (inBraces?.every((name) => name.startsWith('type ')) ?? false);
    found.push(resolved(path, from ?? bare ?? '', isTypeOnly, false));
  }
  for (const [, to = ''] of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g))
    found.push(resolved(path, to, false, true));
  return found;
}

function resolved(path: string, to: string, isTypeOnly: boolean, isLazy: boolean): Import {
  if (!to.startsWith('.')) return { to, isLocal: false, isTypeOnly, isLazy };
  const target = posix.join(dirname(path), to);
  // Files beside src/ (the schemas) are data.
  return { to: target, isLocal: !target.startsWith('..'), isTypeOnly, isLazy };
}

/** Through types too: a type that needs a type that needs it back is a knot as well. Lazy imports are calls, not needs. */
function findCycle(): string | undefined {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): string | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' -> ');
    if (done.has(path)) return undefined;
    trail.push(path);
    for (const { to, isLazy } of localImports(path)) {
      const cycle = isLazy ? undefined : visit(to);
      if (cycle) return cycle;
    }
    trail.pop();
    done.add(path);
    return undefined;
  };
  for (const path of sources) {
    const cycle = visit(path);
    if (cycle) return cycle;
  }
  return undefined;
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

// `relative` keeps messages readable when the table is missing.
if (table.size === 0) throw new Error(`${relative('.', join(src, 'README.md'))} has no import table`);
