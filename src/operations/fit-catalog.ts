import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { editYaml, type YamlEdit } from '../compile/edit-yaml.ts';
import { canonicalFields } from '../compile/importing/canonical-row.ts';
import { maxYamlBytes } from '../compile/limits.ts';
import { packedHeader } from '../compile/map-columns.ts';
import type { Files } from '../ports/files.ts';

/** The name of the file that an import writes, in the city's folder. */
export const importedFile = 'catalog.csv';

/** How city.yaml and an imported catalog.csv are made to fit each other. */
export interface CatalogFit {
  /** Headers of the file: those that city.yaml names, so that it need not change. */
  readonly header: readonly string[];
  readonly edit: YamlEdit;
  /** The settings that change, by their keys. */
  readonly told: readonly string[];
}

/**
 * city.yaml is changed only where the file would be read wrongly: another file is named, columns are numbered or left
 * out, a format is set, the currency is another. Throws `ZetaError` where such settings are those of shared files, too.
 */
export function fitCity({ catalog, currency: before }: CityFile, currency: string): CatalogFit {
  const columns = catalog.columns ?? {};
  const unfit = canonicalFields.filter((field) => ['number', 'boolean'].includes(typeof columns[field]));
  const remove = [
    ...unfit.map((field) => ['catalog', 'columns', field]),
    ...(columns.attributes ? [['catalog', 'columns', 'attributes']] : []),
    ...(catalog.format ? [['catalog', 'format']] : []),
  ];
  const shared = catalog.files.filter((file) => file.startsWith('_'));
  if (shared.length > 0 && remove.length > 0) throw sharedSettings(shared, remove);
  const set = [
    ...(catalog.files.includes(importedFile)
      ? []
      : [{ path: ['catalog', 'files'], value: [...shared, importedFile] }]),
    ...(currency === before ? [] : [{ path: ['currency'], value: currency }]),
  ];
  const header = canonicalFields.map((field) => {
    const named = columns[field];
    return typeof named === 'string' ? named : field;
  });
  const told = [...set.map(({ path }) => path), ...remove].map((path) => path.join('.'));
  return { header: [...header, packedHeader], edit: { set, remove }, told };
}

export async function writeCityEdits(files: Files, city: CityId, { edit, told }: CatalogFit): Promise<void> {
  if (told.length === 0) return;
  const path = `cities/${city}/city.yaml`;
  const read = await files.read(path, maxYamlBytes);
  if (!read.ok) throw new ZetaError('file-unusable', `${path} could not be read any more.`);
  await files.write(path, editYaml(new TextDecoder().decode(read.value), edit));
}

function sharedSettings(shared: readonly string[], remove: readonly (readonly string[])[]): ZetaError {
  const keys = remove.map((path) => path.join('.')).join(', ');
  return new ZetaError(
    'shared-catalog-settings',
    `${keys} of city.yaml would read the imported catalog wrongly, and belong to ${shared.join(', ')} too.`,
    { hint: 'Let the shared files have headers with well-known names, and remove these settings.' },
  );
}
