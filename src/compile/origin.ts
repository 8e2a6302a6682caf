import type { Provenance } from '../city/settings.ts';
import type { Place } from '../diagnostics/diagnostic.ts';

/** The folder of the layer under every city. */
export const sharedLayer = '_shared';

/** A value as one layer writes it. */
export interface Origin {
  readonly place: Place;
  /** The line that the value ends in, where that is not the line of its place. */
  readonly lastLine?: number;
  /** As a person reads it: a text as it is, anything else as JSON. */
  readonly value: string;
}

/**
 * Who sets what: path -> its layers, lowest first; the last one wins. Paths: `telegram.token`, `prompts.ru.greeting`,
 * `synonyms.диван`. Built-in texts are not among them.
 */
export type Origins = Readonly<Record<string, readonly Origin[]>>;

/** Origins of a layer put over those of the layers below. */
export function overlay(below: Origins, above: Readonly<Record<string, Origin>>): Origins {
  const all: Record<string, readonly Origin[]> = { ...below };
  for (const [path, origin] of Object.entries(above)) all[path] = [...(all[path] ?? []), origin];
  return all;
}

/** What a release keeps of them: where the winning value was written. */
export function provenanceOf(origins: Origins): Provenance {
  const winners = Object.entries(origins).flatMap(([path, layers]) => {
    const place = layers.at(-1)?.place;
    return place ? [[path, place.line === undefined ? place.file : `${place.file}:${place.line}`]] : [];
  });
  return Object.fromEntries(winners);
}
