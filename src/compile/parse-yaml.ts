import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { findSecrets } from '../base/mask-secrets.ts';
import { type Diagnostic, diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import type { SourceText } from '../diagnostics/source-text.ts';
import { maxYamlDepth } from './limits.ts';
import { yamlDepth } from './yaml-depth.ts';

export type YamlPath = readonly (string | number)[];

/** A parsed YAML file: its plain value, and where each part of it stands. */
export interface YamlFile {
  readonly source: SourceText;
  readonly value: unknown;
  /** Where the value at a path stands; its nearest parent's place when there is none. */
  placeOf(path: YamlPath): Place;
  /** Where the key at a path stands. */
  placeOfKey(path: YamlPath): Place;
  /** Offsets of the value at a path in the source. */
  rangeOf(path: YamlPath): { readonly start: number; readonly end: number } | undefined;
}

/** YAML 1.2 core, without anchors, aliases, tags and duplicate keys. `file` is absent when it cannot be read at all. */
export function parseYaml(source: SourceText): {
  readonly file?: YamlFile;
  readonly diagnostics: readonly Diagnostic[];
} {
  const secrets = findSecrets(source.text).map(({ start, end }) =>
    diagnostic('ZC301', source.place(start, end)),
  );
  if (yamlDepth(source.text) > maxYamlDepth) {
    return { diagnostics: [...secrets, diagnostic('ZC105', source.whole(), { limit: maxYamlDepth })] };
  }
  // The library's own check of duplicate keys compares each with each.
  const document = parseDocument(source.text, { version: '1.2', prettyErrors: false, uniqueKeys: false });
  const syntax = document.errors.map((problem) => syntaxDiagnostic(source, problem));
  const duplicates = duplicateKeys(source, document);
  const foreign = foreignFeatures(source, document);
  const diagnostics = [...secrets, ...syntax, ...duplicates, ...foreign];
  const isBroken = syntax.length > 0 || foreign.length > 0;
  if (isBroken) return { diagnostics };
  return { file: yamlFile(source, document), diagnostics };
}

function yamlFile(source: SourceText, document: Document): YamlFile {
  const rangeOf = (path: YamlPath) =>
    rangeOfNode(path.length === 0 ? document.contents : document.getIn(path, true));
  const placeOf = (path: YamlPath): Place => {
    const range = rangeOf(path);
    if (range) return source.place(range.start, range.end);
    return path.length === 0 ? source.whole() : placeOf(path.slice(0, -1));
  };
  return {
    source,
    value: document.toJS({ maxAliasCount: 0 }),
    placeOf,
    placeOfKey: (path) => {
      const range = rangeOfNode(keyNode(document, path));
      return range ? source.place(range.start, range.end) : placeOf(path);
    },
    rangeOf,
  };
}

function keyNode(document: Document, path: YamlPath): unknown {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const name = String(path.at(-1));
  // The last of duplicate keys is the one that is one too many.
  return parent.items.findLast((pair) => isScalar(pair.key) && String(pair.key.value) === name)?.key;
}

function rangeOfNode(node: unknown): { readonly start: number; readonly end: number } | undefined {
  if (!isNode(node) || !node.range) return undefined;
  return { start: node.range[0], end: node.range[1] };
}

function syntaxDiagnostic(source: SourceText, problem: YAMLError): Diagnostic {
  const [start, end] = problem.pos;
  const text = source.text.trimEnd();
  // What is missing at the end of the file is told at its last character, not behind it.
  const at = Math.min(start, Math.max(0, text.length - 1));
  return diagnostic('ZC101', source.place(at, Math.max(at, end)), { problem: problem.code });
}

function duplicateKeys(source: SourceText, document: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const range = rangeOfNode(key);
        if (seen.has(name) && range)
          found.push(diagnostic('ZC107', source.place(range.start, range.end), { key: name }));
        seen.add(name);
      }
    },
  });
  return found;
}

function foreignFeatures(source: SourceText, document: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const directive = /^%.*$/m.exec(source.text);
  if (directive && document.directives?.docStart) {
    const place = source.place(directive.index, directive.index + directive[0].length);
    found.push(diagnostic('ZC106', place, { feature: 'directive' }));
  }
  const report = (node: unknown, feature: string) => {
    const range = rangeOfNode(node);
    found.push(
      diagnostic('ZC106', range ? source.place(range.start, range.end) : source.whole(), { feature }),
    );
  };
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) report(node, 'alias');
      else if ((isScalar(node) || isCollection(node)) && node.anchor) report(node, 'anchor');
      else if ((isScalar(node) || isCollection(node)) && node.tag) report(node, 'tag');
    },
    Pair: (_, pair) => {
      if (!isPair(pair) || !isScalar(pair.key))
        return report(isPair(pair) ? pair.key : undefined, 'complex-key');
      if (pair.key.value === '<<') report(pair.key, 'merge-key');
      if (pair.key.value === '__proto__') report(pair.key, 'proto');
      return undefined;
    },
  });
  return found;
}
