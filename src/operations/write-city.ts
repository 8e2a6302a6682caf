import type { CityId } from '../base/ids.ts';
import { compileCity } from '../compile/compile-city.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';

/** Files of a city by their path in its folder. */
export type CityFolder = ReadonlyMap<string, string | Uint8Array>;

/** What was asked for does not make a valid city; nothing was left behind. */
export class InvalidCity extends Error {
  override readonly name = 'InvalidCity';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super('these settings do not make a valid city');
    this.diagnostics = diagnostics;
  }
}

/**
 * Writes a city's folder, whole or not at all, and compiles it: one with mistakes is taken away again. Gives back the
 * warnings.
 */
export async function writeCity(
  files: Files,
  city: CityId,
  folder: CityFolder,
): Promise<readonly Diagnostic[]> {
  // Names that begin with a dot are no cities: a draft that was left by a kill is in nobody's way.
  const draft = `cities/.new-${city}`;
  await files.remove(draft);
  for (const [path, content] of folder) await files.write(`${draft}/${path}`, content);
  await files.moveIntoPlace(draft, `cities/${city}`);
  const { diagnostics } = await compileCity(files, city);
  if (hasErrors(diagnostics)) {
    await files.remove(`cities/${city}`);
    throw new InvalidCity(diagnostics.filter(({ severity }) => severity === 'error'));
  }
  return diagnostics.filter(({ severity }) => severity !== 'note');
}
