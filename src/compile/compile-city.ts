import type { CityId } from '../base/ids.ts';
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { type CompiledCatalog, compileCatalog, readCatalogFiles } from './compile-catalog.ts';
import { type CompiledTexts, compileTexts } from './compile-texts.ts';

/** What the files of a city become: whatever could be compiled, and all that is to be said about it. */
export interface CityCompilation {
  readonly city: CityId;
  readonly texts?: CompiledTexts;
  readonly catalog?: CompiledCatalog;
  /** Sorted by file and line. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles the whole city in memory; nothing is written. A catalog is compiled even when texts have mistakes. */
export async function compileCity(files: Files, city: CityId): Promise<CityCompilation> {
  const { texts, diagnostics } = await compileTexts(files, city);
  if (!texts) return { city, diagnostics: sortDiagnostics(diagnostics) };
  const { catalog: setting, settings } = texts;
  const { source, diagnostics: unreadable } = await readCatalogFiles(files, city, setting, settings.currency);
  const compiled = source ? await compileCatalog(files, source) : { diagnostics: [] };
  return {
    city,
    texts,
    ...('catalog' in compiled && compiled.catalog && { catalog: compiled.catalog }),
    diagnostics: sortDiagnostics([...diagnostics, ...unreadable, ...compiled.diagnostics]),
  };
}
