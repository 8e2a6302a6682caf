import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { checkShape, type Shape } from './check-shape.ts';
import { parseYaml } from './parse-yaml.ts';
import { readText } from './read-text.ts';
import type { YamlFile } from './yaml-file.ts';
import { wishOfSchema } from './yaml-wish.ts';

/** A YAML file that has the shape of its schema. */
export interface ShapedFile<T> {
  readonly file: YamlFile;
  readonly value: T;
}

/** read -> parse -> check. `shaped` is absent when there was any error. */
export async function readShapedFile<T>(
  files: Files,
  path: string,
  shape: Shape,
): Promise<{ readonly shaped?: ShapedFile<T>; readonly diagnostics: readonly Diagnostic[] }> {
  const { source, diagnostics: unreadable } = await readText(files, path);
  if (!source) return { diagnostics: unreadable };
  const { file, diagnostics: unparsable } = parseYaml(source, wishOfSchema(shape.schema));
  if (!file) return { diagnostics: unparsable };
  const diagnostics = [...unparsable, ...checkShape(file, shape)];
  if (hasErrors(diagnostics)) return { diagnostics };
  // The schema that was just checked is the one that T was generated from.
  return { shaped: { file, value: file.value as T }, diagnostics };
}
