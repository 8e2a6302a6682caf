import { editYaml } from '../../compile/edit-yaml.ts';
import { maxYamlBytes } from '../../compile/limits.ts';
import type { YamlPath } from '../../compile/yaml-file.ts';
import type { Files } from '../../ports/files.ts';

/** What came in place of an agreed `text`, `buttons` or `products`, and where the agreed one stands. */
export interface Proposal {
  readonly file: string;
  readonly path: YamlPath;
  readonly value: string | readonly string[];
}

/** Proposals that all runs of a conversation make alike: where a row or a language differs, nothing can be written. */
export function unanimous(proposals: readonly Proposal[]): readonly Proposal[] {
  const byPlace = Map.groupBy(proposals, ({ file, path }) => JSON.stringify([file, path]));
  return [...byPlace.values()].flatMap((of) => {
    const [first] = of;
    const isOne = of.every(({ value }) => JSON.stringify(value) === JSON.stringify(first?.value));
    return first && isOne ? [first] : [];
  });
}

/** Writes what came in place of what was agreed; all else of the files stays as it is. Gives back the files. */
export async function writeAgreed(files: Files, proposals: readonly Proposal[]): Promise<readonly string[]> {
  const byFile = Map.groupBy(proposals, ({ file }) => file);
  for (const [file, own] of byFile) {
    const read = await files.read(file, maxYamlBytes);
    if (!read.ok) continue;
    const set = own.map(({ path, value }) => ({ path, value }));
    await files.write(file, editYaml(new TextDecoder().decode(read.value), { set, remove: [] }));
  }
  return [...byFile.keys()];
}
