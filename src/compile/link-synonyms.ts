import type { CityId } from '../base/ids.ts';
import type { SynonymsFile } from '../city/generated/synonyms-file.ts';
import type { Synonyms } from '../city/settings.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { type Origin, type Origins, overlay, sharedLayer } from './origin.ts';
import { readShapedFile, type ShapedFile } from './read-shaped-file.ts';
import { shapes } from './shapes.ts';

export interface LinkedSynonyms {
  readonly synonyms: Synonyms;
  /** `synonyms.<word>` */
  readonly origins: Origins;
  readonly diagnostics: readonly Diagnostic[];
}

/** `synonyms.yaml` of `_shared` under that of the city, word by word; an empty list switches a word off. */
export async function linkSynonyms(files: Files, city: CityId): Promise<LinkedSynonyms> {
  const diagnostics: Diagnostic[] = [];
  const synonyms: Record<string, readonly string[]> = {};
  let origins: Origins = {};
  for (const layer of [sharedLayer, city]) {
    const path = `cities/${layer}/synonyms.yaml`;
    if (!(await files.exists(path))) continue;
    const read = await readShapedFile<SynonymsFile>(files, path, shapes.synonyms);
    diagnostics.push(...read.diagnostics);
    if (!read.shaped) continue;
    Object.assign(synonyms, read.shaped.value);
    origins = overlay(origins, originsOf(read.shaped));
  }
  const said = Object.entries(synonyms).filter(([, words]) => words.length > 0);
  return { synonyms: Object.fromEntries(said), origins, diagnostics };
}

function originsOf({ file, value }: ShapedFile<SynonymsFile>): Readonly<Record<string, Origin>> {
  const origins = Object.entries(value).map(([word, words]): readonly [string, Origin] => [
    `synonyms.${word}`,
    { place: file.placeOfKey([word]), value: words.join(', ') },
  ]);
  return Object.fromEntries(origins);
}
