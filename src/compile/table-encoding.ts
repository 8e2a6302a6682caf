import type { CityFile } from '../city/generated/city-file.ts';

/** Encodings that `catalog.format.encoding` may name. */
export type TableEncoding = NonNullable<NonNullable<CityFile['catalog']['format']>['encoding']>;
