import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { listCities } from '../compile/list-cities.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { checkLanguages } from './add-city.ts';
import { cityTemplate } from './city-template.ts';
import { type NewPlatform, platformFile, platformTemplate } from './platform-template.ts';
import { schemaFiles } from './schemas.ts';
import { writeCity } from './write-city.ts';

export interface InitialisedPlatform {
  /** The first city; null where cities were there already. */
  readonly city: CityId | null;
  /** Paths that were written, in the order of the alphabet. */
  readonly written: readonly string[];
  /** Files that were there and say something else: they are as they were. */
  readonly kept: readonly string[];
  /** The package that the platform runs, as package.json names it. */
  readonly spec: string;
  /** Warnings of the new city. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Throws `ZetaError` (usage) where there is a platform already. */
export async function checkNewPlatform(files: Files, root: string): Promise<void> {
  if (!(await files.exists('zeta.yaml'))) return;
  throw new ZetaError('platform-exists', `${root} is a platform already: it has a zeta.yaml.`, {
    hint: 'Add a city with `zeta city add NAME`, or choose another folder: zeta init FOLDER.',
    exit: exitCode.usage,
  });
}

/** The cities that a folder has before it is a platform; none is made beside them. */
export async function citiesBefore(files: Files): Promise<readonly CityId[]> {
  return (await listCities(files)).cities;
}

/**
 * Makes a folder a platform: one city, schemas, a package file, what CI, git and editors need. Nothing that is there is
 * overwritten. zeta.yaml comes last, so that what was cut short can be run again. `own`: the folder of this ZETA.
 */
export async function initPlatform(
  own: Files,
  files: Files,
  platform: NewPlatform,
): Promise<InitialisedPlatform> {
  checkLanguages(platform.settings);
  const isFirst = (await citiesBefore(files)).length === 0;
  const city = isFirst ? platform.city : null;
  const folder = cityTemplate(platform.settings, platform.language);
  const diagnostics = city ? await writeCity(files, city, folder) : [];
  const around = new Map([
    ...platformTemplate(platform),
    ...(await schemaFiles(own, platform.language)),
    ['zeta.yaml', platformFile(platform)] as const,
  ]);
  const { written, kept } = await writeMissing(files, around);
  return {
    city,
    written: [...written, ...(city ? [...folder.keys()].map((path) => `cities/${city}/${path}`) : [])].sort(),
    kept,
    spec: platform.package.spec,
    diagnostics,
  };
}

const maxComparedBytes = 256 * 1024 * 1024;

async function writeMissing(files: Files, wanted: ReadonlyMap<string, string | Uint8Array>) {
  const written: string[] = [];
  const kept: string[] = [];
  for (const [path, content] of wanted) {
    if (path === '.gitignore') {
      if (await ignoreMissing(files, path, String(content))) written.push(path);
    } else if (!(await files.exists(path))) {
      await files.write(path, content);
      written.push(path);
    } else if (!(await isSame(files, path, content))) kept.push(path);
  }
  return { written, kept };
}

/** Secrets must not reach git, whatever was ignored before: lines that are missing are added. */
async function ignoreMissing(files: Files, path: string, wanted: string): Promise<boolean> {
  const read = await files.read(path, maxComparedBytes);
  const before = read.ok ? new TextDecoder().decode(read.value) : '';
  const lines = new Set(before.split(/\r?\n/).map((line) => line.trim().replaceAll(/^\/|\/$/g, '')));
  const missing = wanted.split('\n').filter((line) => line !== '' && !lines.has(line.replace(/\/$/, '')));
  if (missing.length === 0) return false;
  const start = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  await files.write(path, `${start}${missing.join('\n')}\n`);
  return true;
}

async function isSame(files: Files, path: string, content: string | Uint8Array): Promise<boolean> {
  const read = await files.read(path, maxComparedBytes);
  return read.ok && Buffer.from(read.value).equals(Buffer.from(content));
}
