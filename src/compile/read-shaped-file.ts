import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { checkShape, type Shape } from './check-shape.ts';
import { onceIfShared } from './once-if-shared.ts';
import { parseYaml } from './parse-yaml.ts';
import { readText } from './read-text.ts';
import type { YamlFile } from './yaml-file.ts';
import { wishOfSchema } from './yaml-wish.ts';

/** A YAML file that has the shape of its schema. */
export interface ShapedFile<T> {
  readonly file: YamlFile;
  readonly value: T;
}

/** `shaped` is absent when there was any error. */
export interface ShapedReading<T> {
  readonly shaped?: ShapedFile<T>;
  readonly diagnostics: readonly Diagnostic[];
}

/** read -> parse -> check. */
export async function readShapedFile<T>(files: Files, path: string, shape: Shape): Promise<ShapedReading<T>> {
  const { source, diagnostics } = await readText(files, path);
  if (!source) return { diagnostics };
  // The schema that is checked is the one that T was generated from.
  return shapedIn(source, shape) as ShapedReading<T>;
}

const shapedIn = onceIfShared((source, shape: Shape): ShapedReading<unknown> => {
  const { file, diagnostics: unparsable } = parseYaml(source, wishOfSchema(shape.schema));
  if (!file) return { diagnostics: unparsable };
  const diagnostics = [...unparsable, ...checkShape(file, shape)];
  return hasErrors(diagnostics) ? { diagnostics } : { shaped: { file, value: file.value }, diagnostics };
});
