import type { CityId } from '../base/ids.ts';
import { openStaging, type Staging } from '../catalog/staging/open-staging.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { isSampleProduct } from '../city/sample-products.ts';
import { linesOf } from '../compile/importing/catalog-lines.ts';
import { mergeCatalogs } from '../compile/importing/merge-catalogs.ts';
import { readCityFile } from '../compile/read-city-file.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { removeSampleTest } from './city-template.ts';
import { fitCity, importedFile, writeCityEdits } from './fit-catalog.ts';
import { ChangeCount, type ImportChanges } from './import-changes.ts';
import { checkImport, type ImportAlarm, type ImportGuard, importGuardNamed } from './import-guards.ts';
import { openImportSource } from './import-source.ts';
import { chosenCities, type Platform } from './platform.ts';
import { type FormatType, type StagedNew, stageNew, stageOld } from './stage-catalogs.ts';
import type { Tools } from './tools.ts';
import { InvalidCity } from './write-city.ts';

export interface ImportOptions {
  readonly city: string;
  /** A path, or a web address. */
  readonly from: string;
  /** Instead of what is found in the file. */
  readonly format?: FormatType;
  /** Field -> header of its column, for tables with headers of their own. */
  readonly columns: Readonly<Record<string, string>>;
  readonly isDryRun: boolean;
  /** Names of guards that may be overruled. */
  readonly allow: readonly string[];
}

/** What became of an import; only `written` changed a file. */
export interface CatalogImport {
  readonly kind: 'written' | 'unchanged' | 'dry-run' | 'refused' | 'broken';
  readonly city: CityId;
  /** Without the secrets that an address may have in it. */
  readonly from: string;
  /** What was asked for beside the file. */
  readonly format?: FormatType;
  readonly columns: Readonly<Record<string, string>>;
  /** `cities/almaty/catalog.csv` */
  readonly file: string;
  readonly currency: string;
  /** Products of the file; those that it does not offer itself aside. */
  readonly read: number;
  readonly changes: ImportChanges;
  /** Why products of the file were not taken, by the code of their mistake. */
  readonly skipped: readonly { readonly code: DiagnosticCode; readonly count: number }[];
  readonly alarms: readonly ImportAlarm[];
  /** Settings of city.yaml that change, so that the new file is read as it is written. */
  readonly settings: readonly string[];
  /** The test of the samples that a new city begins with, which went with them; null: there is none, or it stays. */
  readonly removedTest: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a file of products, whatever its kind, the catalog of a city: all of it, or nothing when a guard objects. */
export async function importCatalog(
  tools: Tools,
  platform: Platform,
  options: ImportOptions,
): Promise<CatalogImport> {
  const allow = options.allow.map(importGuardNamed);
  const { cities } = await chosenCities(platform.files, [options.city]);
  const [city] = cities;
  if (!city) throw new Error('chosenCities gives back what it was asked for');
  const { shaped, diagnostics } = await readCityFile(platform.files, city);
  if (!shaped) throw new InvalidCity(diagnostics);
  const source = await openImportSource(tools, platform, options.from);
  const old = openStaging();
  try {
    await stageOld(platform.files, city, shaped.value, old);
    const next = await stageNew(source, shaped.value, { ...options, allow });
    try {
      return await carryOut(
        { platform, city, setting: shaped.value, options, allow, source: source.path },
        old,
        next,
      );
    } finally {
      next.staging.close();
    }
  } finally {
    old.close();
    await source.close();
  }
}

interface Request {
  readonly platform: { readonly files: Files };
  readonly city: CityId;
  readonly setting: CityFile;
  readonly options: ImportOptions;
  readonly allow: readonly ImportGuard[];
  /** As it is told. */
  readonly source: string;
}

async function carryOut(request: Request, old: Staging, next: StagedNew): Promise<CatalogImport> {
  const { city, setting, options, allow, platform, source } = request;
  const { staging, staged, currency } = next;
  const file = `cities/${city}/${importedFile}`;
  const count = new ChangeCount();
  for (const product of mergeCatalogs(old, staging)) count.add(product);
  const changes = count.all;
  const alarms = checkImport(next, changes, setting.currency).filter(({ guard }) => !allow.includes(guard));
  const mistakes = [...staged.mistakes, ...(changes.after === 0 ? emptyFile(next, source) : [])];
  const fit = fitCity(setting, currency);
  const told = {
    city,
    from: source,
    ...(options.format && { format: options.format }),
    columns: options.columns,
    file,
    currency,
    read: staged.found?.count ?? 0,
    changes,
    skipped: [...staged.skipped].map(([code, number]) => ({ code, count: number })),
    settings: fit.told,
    removedTest: null,
    diagnostics: [...mistakes, ...staged.remarks],
  };
  if (mistakes.length > 0 && !next.isCutOff) return { ...told, kind: 'broken', alarms: [] };
  if (alarms.length > 0) return { ...told, kind: 'refused', alarms };
  if (isNothing(changes) && fit.told.length === 0) return { ...told, kind: 'unchanged', alarms };
  if (options.isDryRun) return { ...told, kind: 'dry-run', alarms };
  await platform.files.writePieces(file, linesOf(fit.header, mergeCatalogs(old, staging)));
  await writeCityEdits(platform.files, city, fit);
  const hadSamples = changes.gone.first.some(isSampleProduct);
  const removedTest = hadSamples ? await removeSampleTest(platform.files, city) : undefined;
  return { ...told, removedTest: removedTest ?? null, kind: 'written', alarms };
}

/** Nothing is left of it; that its currency is another one is told by the guard. */
function emptyFile({ staged, stated, currency }: StagedNew, file: string): readonly Diagnostic[] {
  const isTold = staged.mistakes.length > 0 || (stated !== undefined && stated !== currency);
  if (isTold) return [];
  const count = staged.found?.count ?? 0;
  const unpriced = (staged.skipped.get('ZK115') ?? 0) + (staged.skipped.get('ZK118') ?? 0);
  return [diagnostic('ZK113', { file }, unpriced > count / 2 ? { why: 'prices', count } : {})];
}

function isNothing({ added, gone, changed }: ImportChanges): boolean {
  return added.count + gone.count + changed.count === 0;
}
