import { type Document, isAlias, isCollection, isPair, isScalar, isSeq, visit } from 'yaml';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceText } from '../diagnostics/source-text.ts';
import { type ParsedText, rangeOfNode } from './yaml-file.ts';

/** A key that stands twice in one block; both places are told. */
export function duplicateKeys(source: SourceText, { document, originOf }: ParsedText): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const placeOf = (key: unknown) => {
    const range = rangeOfNode(key);
    return range && source.place(originOf(range.start), originOf(range.end - 1) + 1);
  };
  visit(document, {
    Map: (_, map, path) => {
      const [firstKey] = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
      const seen = new Map<string, unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const place = seen.has(name) ? placeOf(key) : undefined;
        const first = place && placeOf(seen.get(name));
        // What an entry of a list begins with begins another one, by all appearance.
        const begins = isSeq(path.at(-1)) && name === firstKey ? 'entry' : '';
        if (place) found.push(diagnostic('ZC107', place, { key: name, begins }, first ? [first] : []));
        else seen.set(name, key);
      }
    },
  });
  return found;
}

/** Anchors, aliases, tags, directives and other features that city files do without. */
export function foreignFeatures(
  source: SourceText,
  { document, originOf }: ParsedText,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const directive = /^%.*$/m.exec(source.text);
  if (directive && document.directives?.docStart) {
    const place = source.place(directive.index, directive.index + directive[0].length);
    found.push(diagnostic('ZC106', place, { feature: 'directive' }));
  }
  const report = (node: unknown, feature: string) => {
    const range = rangeOfNode(node);
    const place = range ? source.place(originOf(range.start), originOf(range.end)) : source.whole();
    found.push(diagnostic('ZC106', place, { feature }));
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

/**
 * Takes out of a document what only such features could make sense of, so that the rest of the file is checked. Whether
 * anything was said there that is missing now.
 */
export function dropForeign(document: Document): boolean {
  let isLess = isAlias(document.contents);
  // A file that is nothing but an alias has no place that it could be taken out of.
  if (isLess) document.contents = null;
  const drop = (isSaid: boolean) => {
    isLess ||= isSaid;
    return visit.REMOVE;
  };
  visit(document, {
    Alias: (key) => (typeof key === 'number' ? drop(true) : undefined),
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === '__proto__') return drop(false);
      return !isScalar(key) || key.value === '<<' || isAlias(value) ? drop(true) : undefined;
    },
  });
  return isLess;
}
