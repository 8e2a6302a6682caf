import { nearest } from '../base/nearest.ts';
import { severities } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { MostTold } from '../diagnostics/most-told.ts';
import type { CityDraft } from './read-city-file.ts';

/** A product that city.yaml pins to a query, and where. */
export interface PinnedSku {
  readonly sku: string;
  readonly query: string;
  readonly place: Place;
}

/** The SKUs of a compiled catalog. */
export interface KnownSkus {
  readonly has: (sku: string) => boolean;
  /** All of them: they are many, and read only to find out what a misspelt one meant. */
  readonly all: () => Iterable<string>;
}

/** So many pins of products that are gone are told. */
const mostWarnings = 20;

export function pinnedSkus({ file, value }: CityDraft): readonly PinnedSku[] {
  return Object.entries(value.search?.pins ?? {}).flatMap(([query, skus]) =>
    skus.map((sku, index) => ({ sku, query, place: file.placeOf(['search', 'pins', query, index]) })),
  );
}

/** Pins whose product the catalog lacks. A warning: a product that is sold off must not hold up the next price list. */
export function linkPins(pinned: readonly PinnedSku[], skus: KnownSkus): readonly Diagnostic[] {
  const told = new MostTold(mostWarnings);
  const code = 'ZK161';
  for (const { sku, query, place } of pinned) {
    if (skus.has(sku)) continue;
    const { file, line = 0 } = place;
    told.offer({ code, severity: severities[code], file, line }, () =>
      diagnostic(code, place, { sku, query, nearest: nearest(sku, skus.all()) ?? '' }),
    );
  }
  return told.all();
}
