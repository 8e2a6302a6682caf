import type { CityId } from '../base/ids.ts';
import { type Diagnostic, tidyDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import type { BotWish } from './check-bots.ts';
import {
  type CatalogCompilation,
  type CatalogReading,
  type CompiledCatalog,
  compileCatalog,
  readCatalogFiles,
} from './compile-catalog.ts';
import { type CompiledTexts, compileTexts } from './compile-texts.ts';

/** What the files of a city become: whatever could be compiled, and all that is to be said about it. */
export interface CityCompilation {
  readonly city: CityId;
  readonly texts?: CompiledTexts;
  readonly catalog?: CompiledCatalog;
  readonly bot?: BotWish;
  /** Sorted by file and line. */
  readonly diagnostics: readonly Diagnostic[];
}

const noCatalog: CatalogReading & CatalogCompilation = { diagnostics: [] };

/** Compiles the whole city in memory; nothing is written. A catalog is compiled even when texts have mistakes. */
export async function compileCity(files: Files, city: CityId): Promise<CityCompilation> {
  const { texts, bot, catalog: wanted, diagnostics } = await compileTexts(files, city);
  const read = wanted ? await readCatalogFiles(files, city, wanted) : noCatalog;
  const compiled = read.source ? await compileCatalog(files, read.source) : noCatalog;
  const all = tidyDiagnostics([...diagnostics, ...read.diagnostics, ...compiled.diagnostics]);
  return {
    city,
    ...(texts && { texts }),
    ...(bot && { bot }),
    ...(compiled.catalog && { catalog: compiled.catalog }),
    diagnostics: all,
  };
}
