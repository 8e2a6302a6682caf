import type { CityId } from '../base/ids.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { checkShape } from './check-shape.ts';
import { layerYaml, leavesOf } from './layer-yaml.ts';
import { onceIfShared } from './once-if-shared.ts';
import { type Origin, type Origins, overlay, sharedLayer } from './origin.ts';
import { parseYaml } from './parse-yaml.ts';
import type { ShapedFile } from './read-shaped-file.ts';
import { readText } from './read-text.ts';
import { shapes } from './shapes.ts';
import { similarFile } from './similar-file.ts';
import { usablePart } from './usable-part.ts';
import { valueAt } from './value-at.ts';
import type { YamlFile } from './yaml-file.ts';
import { wishOfSchema } from './yaml-wish.ts';

/** city.yaml as far as it is right. */
export type CityDraft = ShapedFile<Partial<CityFile>>;

export interface CityFileReading {
  /** Absent when there was any error. */
  readonly shaped?: ShapedFile<CityFile>;
  /** All of it but the mistakes, for the rules that can still be checked; absent when it cannot be read. */
  readonly draft?: CityDraft;
  readonly origins: Origins;
  readonly diagnostics: readonly Diagnostic[];
}

/** city.yaml over `_shared/city.yaml`: read -> parse -> layer -> check. Only together they must be whole. */
export async function readCityFile(files: Files, city: CityId): Promise<CityFileReading> {
  const path = `cities/${city}/city.yaml`;
  if (!(await files.exists(path))) {
    const found = (await similarFile(files, path)) ?? '';
    return { origins: {}, diagnostics: [diagnostic('ZC306', { file: path }, { city, found })] };
  }
  const sharedPath = `cities/${sharedLayer}/city.yaml`;
  const shared = (await files.exists(sharedPath)) ? await readYaml(files, sharedPath) : { diagnostics: [] };
  const own = await readYaml(files, path);
  const diagnostics = [...shared.diagnostics, ...own.diagnostics];
  const layers = [shared.file, own.file].filter((layer) => layer !== undefined);
  if (!own.file) return { origins: {}, diagnostics };
  const file = shared.file ? layerYaml(shared.file, own.file) : own.file;
  const all = [...diagnostics, ...checkShape(file, shapes.city)];
  // What has the shape of the schema has that of CityFile, which was generated from it.
  const draft = { file, value: usablePart(file.value, shapes.city) as Partial<CityFile> };
  if (hasErrors(all)) return { draft, origins: {}, diagnostics: all };
  const shaped = { file, value: file.value as CityFile };
  return { shaped, draft, origins: layers.map(originsIn).reduce(overlay, {}), diagnostics: all };
}

const wish = wishOfSchema(shapes.city.schema);
const parse = onceIfShared((source) => parseYaml(source, wish));

async function readYaml(
  files: Files,
  path: string,
): Promise<{ readonly file?: YamlFile; readonly diagnostics: readonly Diagnostic[] }> {
  const { source, diagnostics } = await readText(files, path);
  return source ? parse(source) : { diagnostics };
}

function originsIn(file: YamlFile): Readonly<Record<string, Origin>> {
  const origins = leavesOf(file.value).map((path): readonly [string, Origin] => {
    const value = valueAt(file.value, path);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return [path.join('.'), { place: file.placeOf(path), value: text }];
  });
  return Object.fromEntries(origins);
}
