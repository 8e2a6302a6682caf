import { type Document, isMap, isSeq, stringify } from 'yaml';
import { canonicalJson } from '../base/canonical-json.ts';
import { addKey } from './yaml-additions.ts';
import type { YamlPath } from './yaml-file.ts';
import { type YamlText, yamlText } from './yaml-nodes.ts';
import { removeKey } from './yaml-removals.ts';
import { replaceValue } from './yaml-replacements.ts';

/** Changes of one YAML file: values that are set, keys that go. */
export interface YamlEdit {
  readonly set: readonly { readonly path: YamlPath; readonly value: unknown }[];
  readonly remove: readonly YamlPath[];
}

/**
 * The text with the changes made. Comments and order stay, and a block that loses its last key goes too. Where a change
 * has its place in the text, nothing else of the text changes: a diff shows just that.
 */
export function editYaml(text: string, edit: YamlEdit): string {
  // A byte-order mark is no part of the text, and stays.
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const before = yamlText(text.slice(mark.length));
  const without = edit.remove.reduce((edited, path) => yamlText(removeKey(edited, path)), before);
  const after = edit.set.reduce((edited, one) => yamlText(setValue(edited, one.path, one.value)), without);
  return mark + (saysTheSame(before, after, edit) ? after.text : editedAnew(before, edit));
}

/** Whether a text is YAML as it stands: changes of another one are not sure to be what was meant. */
export function isReadable(text: string): boolean {
  return yamlText(text.replace(/^\ufeff/, '')).document.errors.length === 0;
}

function setValue(yaml: YamlText, path: YamlPath, value: unknown): string {
  const isThere = yaml.document.hasIn(path) || path.length === 0;
  return isThere ? replaceValue(yaml, path, value) : addKey(yaml, path, value);
}

/** Whether the edited text says what the parser itself would make of the changes; of what it cannot read, nobody knows. */
function saysTheSame({ document }: YamlText, edited: YamlText, edit: YamlEdit): boolean {
  if (document.errors.length > 0) return true;
  if (edited.document.errors.length > 0) return false;
  const wanted = changed(document.clone(), edit).toJS() as unknown;
  return canonicalJson(withoutEmpty(edited.document.toJS())) === canonicalJson(withoutEmpty(wanted));
}

/** An empty block that somebody's comments keep says nothing. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value ?? {};
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    inner === null ? null : withoutEmpty(inner),
  ]);
  return Object.fromEntries(entries.filter(([, inner]) => canonicalJson(inner) !== '{}')) as unknown;
}

function editedAnew({ document }: YamlText, edit: YamlEdit): string {
  return changed(document.clone(), edit).toString({ lineWidth: 0, flowCollectionPadding: true });
}

function changed(document: Document, { set, remove }: YamlEdit): Document {
  for (const path of remove) removeFrom(document, path);
  for (const { path, value } of set) {
    for (let length = 0; length < path.length; length += 1) {
      const above = path.slice(0, length);
      const node = length === 0 ? document.contents : document.getIn(above, true);
      if (isMap(node) || isSeq(node)) continue;
      if (length === 0) document.contents = document.createNode({});
      else document.setIn(above, document.createNode({}));
    }
    document.setIn(path, document.createNode(value));
  }
  return document;
}

function removeFrom(document: Document, path: YamlPath): void {
  const above = path.slice(0, -1);
  const parent = path.length > 1 ? document.getIn(above, true) : document.contents;
  if (!isMap(parent) || !parent.has(path.at(-1))) return;
  parent.delete(path.at(-1));
  if (parent.items.length === 0 && above.length > 0) removeFrom(document, above);
}

/**
 * The text with one value more at the end of the list that it is, written as a block; nothing else of it changes. Undefined
 * where the text is something else, or a list in brackets.
 */
export function appendToList(text: string, value: unknown): string | undefined {
  const { contents, errors } = yamlText(text).document;
  const isList = contents === null || (isSeq(contents) && contents.flow !== true);
  if (errors.length > 0 || !isList) return undefined;
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return before + stringify([value], { lineWidth: 0, blockQuote: 'literal' });
}
