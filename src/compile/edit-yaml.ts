import { isMap, parseDocument } from 'yaml';
import type { YamlPath } from './yaml-file.ts';

/** Changes of one YAML file: values that are set, keys that go. */
export interface YamlEdit {
  readonly set: readonly { readonly path: YamlPath; readonly value: unknown }[];
  readonly remove: readonly YamlPath[];
}

/** The text with the changes made. Comments and order stay; a block that loses its last key goes too. */
export function editYaml(text: string, { set, remove }: YamlEdit): string {
  const document = parseDocument(text, { version: '1.2' });
  for (const path of remove) {
    document.deleteIn(path);
    const parent = path.slice(0, -1);
    const rest = parent.length > 0 ? document.getIn(parent) : undefined;
    if (isMap(rest) && rest.items.length === 0) document.deleteIn(parent);
  }
  for (const { path, value } of set) {
    const [block] = path;
    // A list is written as one: [ru, kk].
    const node = Array.isArray(value) ? document.createNode(value, { flow: true }) : value;
    if (path.length > 1 && !isMap(document.getIn([block]))) document.setIn([block], document.createNode({}));
    document.setIn(path, node);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
