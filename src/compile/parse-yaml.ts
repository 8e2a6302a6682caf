import { findSecrets } from '../base/mask-secrets.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { fixOf } from '../diagnostics/fix.ts';
import type { SourceText } from '../diagnostics/source-text.ts';
import { garbledLines } from './garbled-lines.ts';
import { maxYamlDepth } from './limits.ts';
import { mendYaml } from './mend-yaml.ts';
import { isDeeperThan } from './yaml-depth.ts';
import { dropForeign, duplicateKeys, foreignFeatures } from './yaml-features.ts';
import { type YamlFile, yamlFile } from './yaml-file.ts';
import type { Trap } from './yaml-trap.ts';
import { anything, type Wish } from './yaml-wish.ts';

/**
 * YAML 1.2 core, without anchors, aliases, tags and duplicate keys. `wish` says where texts are expected, so that what
 * YAML makes of them can be told. `file` is what could be understood, mended where an author's slip had one meaning;
 * it is absent when there is nothing to go on with.
 */
export function parseYaml(
  source: SourceText,
  wish: Wish = anything,
): { readonly file?: YamlFile; readonly diagnostics: readonly Diagnostic[] } {
  const secrets = findSecrets(source.text).map(({ start, end }) =>
    diagnostic('ZC301', source.place(start, end)),
  );
  const conflict = /^(?:<{7}|>{7}) .*$/m.exec(source.text);
  if (conflict) {
    const place = source.place(conflict.index, conflict.index + conflict[0].length);
    return { diagnostics: [...secrets, diagnostic('ZC130', place)] };
  }
  if (isDeeperThan(maxYamlDepth, source.text)) {
    return { diagnostics: [...secrets, diagnostic('ZC105', source.whole(), { limit: maxYamlDepth })] };
  }
  const { parsed, traps, errors } = mendYaml(source.text, wish);
  const syntax = errors.map(({ code, start, end }) =>
    diagnostic('ZC101', source.place(start, end), { problem: code }),
  );
  const foreign = foreignFeatures(source, parsed);
  const diagnostics = [
    ...secrets,
    ...garbledLines(source),
    ...traps.map((trap) => trapDiagnostic(source, trap)),
    ...syntax,
    ...duplicateKeys(source, parsed),
    ...foreign,
  ];
  if (parsed.document.errors.length > 0) return { diagnostics };
  const isPartial = dropForeign(parsed.document) || parsed.isPartial;
  return { file: yamlFile(source, { ...parsed, isPartial }), diagnostics };
}

function trapDiagnostic(source: SourceText, trap: Trap): Diagnostic {
  const { code, start, end, values, edits, isCertain = true, isWarning } = trap;
  const told = diagnostic(code, source.place(start, end), values);
  const graded: Diagnostic = isWarning ? { ...told, severity: 'warning' } : told;
  return edits.length > 0 ? { ...graded, fix: fixOf(source.text, edits, isCertain) } : graded;
}
