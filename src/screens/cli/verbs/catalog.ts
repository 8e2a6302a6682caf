import { resolve } from 'node:path';
import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { type CatalogImport, importCatalog } from '../../../operations/import-catalog.ts';
import type { FormatType } from '../../../operations/stage-catalogs.ts';
import { importText } from '../../../report/import-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface ImportFlags {
  readonly format?: FormatType;
  readonly column: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
  readonly allow: readonly string[];
}

export function runCatalogImport(city: string, from: string, flags: ImportFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const imported = await importCatalog(await cli.tools(), platform, {
      city,
      // A path starts where the verb was run; an address is one anywhere.
      from: from.includes('://') ? from : resolve(from),
      columns: flags.column,
      isDryRun: flags.dryRun === true,
      allow: flags.allow,
      ...(flags.format && { format: flags.format }),
    });
    cli.answer(imported, () => importText(imported, cli));
    return codes[imported.kind];
  };
}

const codes: Readonly<Record<CatalogImport['kind'], ExitCode>> = {
  written: exitCode.done,
  unchanged: exitCode.done,
  'dry-run': exitCode.done,
  refused: exitCode.refused,
  broken: exitCode.diagnostics,
};
