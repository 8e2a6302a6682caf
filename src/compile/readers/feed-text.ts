import type { CatalogTable } from '../catalog-tables.ts';
import { type Found, foundIn } from './found.ts';
import { googleReader } from './read-google.ts';
import { ymlReader } from './read-yml.ts';
import { type FeedPart, spotPlace } from './record-spots.ts';
import { StagedRecords } from './staged-records.ts';
import type { ReadContext, TextReader } from './text-reader.ts';
import type { XmlRecords } from './xml-records.ts';

const readers = { yml: ymlReader, google: googleReader } as const;

/** A feed that is one XML file. */
export class FeedText implements TextReader {
  readonly #format: keyof typeof readers;
  readonly #records: StagedRecords;
  readonly #xml: XmlRecords;

  constructor({ input, rows, told }: ReadContext, format: keyof typeof readers, part: FeedPart) {
    this.#format = format;
    this.#records = new StagedRecords(input, (row, field) => spotPlace([part], row, field), rows, told);
    this.#xml = readers[format](this.#records);
  }

  get table(): CatalogTable {
    return this.#records.table;
  }

  get found(): Found {
    return foundIn(this.#records, this.#format);
  }

  write(text: string): void {
    this.#xml.write(text);
  }

  end(): void {
    this.#xml.end();
  }
}
