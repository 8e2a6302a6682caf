import { type CityId, isCityId } from '../base/ids.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { readingFiles } from './reading-files.ts';

/** City folders by name, and folders that cannot be one. Names that begin with `_` or `.` are not cities. */
export async function listCities(
  files: Files,
): Promise<{ readonly cities: readonly CityId[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { files: folder, closed } = readingFiles(files);
  const entries = await folder.list('cities');
  const folders = entries.filter((entry) => entry.kind === 'directory' && !/^[_.]/.test(entry.name));
  const names = folders.map((entry) => entry.name);
  const diagnostics = names
    .filter((name) => !isCityId(name))
    .map((name) => diagnostic('ZC307', { file: `cities/${name}` }, { name }));
  return { cities: names.filter(isCityId), diagnostics: [...closed(), ...diagnostics] };
}
