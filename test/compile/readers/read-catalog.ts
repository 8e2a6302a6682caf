import { rowsOf } from '../../../src/catalog/product-source.ts';
import { openStaging } from '../../../src/catalog/staging/open-staging.ts';
import type { SaidProduct } from '../../../src/catalog/staging/staged-row.ts';
import type { CityFile } from '../../../src/city/generated/city-file.ts';
import type { Found } from '../../../src/compile/readers/found.ts';
import { streamFile } from '../../../src/compile/readers/stream-file.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { MostTold } from '../../../src/diagnostics/most-told.ts';
import { memoryFiles } from '../../support/memory-files.ts';

type Content = string | Uint8Array;

export interface Reading {
  readonly products: readonly SaidProduct[];
  readonly diagnostics: readonly Diagnostic[];
  /** Codes and places of all but notes. */
  readonly told: readonly (readonly [code: string, line?: number, column?: number])[];
  readonly found: Found | undefined;
}

export interface ReadOptions {
  readonly currency?: string;
  readonly columns?: CityFile['catalog']['columns'];
  readonly format?: CityFile['catalog']['format'];
}

/** What one file, or a folder of files, says; read in small pieces. */
export async function readCatalog(
  content: Content | Readonly<Record<string, Content>>,
  { currency = 'KZT', columns, format }: ReadOptions = {},
): Promise<Reading> {
  const isOne = typeof content === 'string' || content instanceof Uint8Array;
  const entries = isOne
    ? [['feed', content] as const]
    : Object.entries(content).map(([name, one]) => [`feed/${name}`, one] as const);
  const files = memoryFiles(new Map(entries.map(([name, one]) => [name, Buffer.from(one)])));
  const setting = { files: ['feed'] as [string], ...(columns && { columns }), ...(format && { format }) };
  const staging = openStaging();
  const told = new MostTold();
  try {
    const { found } = await streamFile(files, {
      input: { path: 'feed', index: 0, setting, currency },
      rows: staging.rows,
      told,
      lookup: () => staging.lookup(),
    });
    const products = [...rowsOf(staging.products())].map((row) => JSON.parse(row) as SaidProduct);
    return { products, diagnostics: told.all(), told: placesOf(told.all()), found };
  } finally {
    staging.close();
  }
}

function placesOf(diagnostics: readonly Diagnostic[]): Reading['told'] {
  return diagnostics
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, place: { line, column } }) => {
      if (line === undefined) return [code];
      return column === undefined ? [code, line] : [code, line, column];
    });
}
