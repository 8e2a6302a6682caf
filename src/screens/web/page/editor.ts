import type { DevPlace } from '../dev-world.ts';
import { kept } from './kept.ts';

/** Editors that open a file by an address. */
export const editors = {
  vscode: 'VS Code',
  cursor: 'Cursor',
  zed: 'Zed',
  idea: 'IntelliJ IDEA',
} as const;
export type Editor = keyof typeof editors;

export function chosenEditor(): Editor {
  const name = kept('browser', 'editor');
  return name !== null && name in editors ? (name as Editor) : 'vscode';
}

/** The address that opens a place in an editor. `root`: the folder of the platform, absolute. */
export function editorAddress(
  editor: Editor,
  root: string,
  { file, line = 1, column = 1 }: DevPlace,
): string {
  const path = `${root.replaceAll('\\', '/').replace(/\/$/, '')}/${file}`;
  const encoded = path
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/^(\/?)([A-Za-z])%3A/, '$1$2:');
  if (editor === 'idea') return `idea://open?file=${encodeURIComponent(path)}&line=${line}&column=${column}`;
  const start = encoded.startsWith('/') ? encoded : `/${encoded}`;
  return `${editor}://file${start}:${line}:${column}`;
}

/** `cities/almaty/prompts/ru.yaml:12:9` */
export function placeText({ file, line, column }: DevPlace): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
