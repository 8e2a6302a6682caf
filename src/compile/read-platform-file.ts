import type { PlatformFile } from '../city/generated/platform-file.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { checkPlatform } from './check-platform.ts';
import { checkShape } from './check-shape.ts';
import { parseYaml } from './parse-yaml.ts';
import { readText } from './read-text.ts';
import { shapes } from './shapes.ts';
import { usablePart } from './usable-part.ts';
import { wishOfSchema } from './yaml-wish.ts';

export interface PlatformReading {
  /** What of zeta.yaml can be gone by: all of it but the mistakes. */
  readonly config: PlatformFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** zeta.yaml: read -> parse -> check. One wrong setting leaves the others in force; without a file all are absent. */
export async function readPlatformFile(files: Files): Promise<PlatformReading> {
  if (!(await files.exists('zeta.yaml'))) return { config: {}, diagnostics: [] };
  const { source, diagnostics: unreadable } = await readText(files, 'zeta.yaml');
  if (!source) return { config: {}, diagnostics: unreadable };
  const { file, diagnostics: unparsable } = parseYaml(source, wishOfSchema(shapes.platform.schema));
  if (!file) return { config: {}, diagnostics: unparsable };
  // What is left of it has the shape of the schema that PlatformFile was generated from.
  const config = usablePart(file.value, shapes.platform) as PlatformFile;
  return {
    config,
    diagnostics: [
      ...unparsable,
      ...checkShape(file, shapes.platform),
      ...checkPlatform({ file, value: config }),
    ],
  };
}
