import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { YamlEdit } from '../../compile/edit-yaml.ts';
import { isBlock, valueAt } from '../../compile/value-at.ts';
import type { YamlPath } from '../../compile/yaml-file.ts';

/** `manager.handle`, or `/search/pins/диван 2.5` where a name has a dot in it (RFC 6901). */
export function settingPath(text: string): YamlPath {
  const path = text.startsWith('/')
    ? text
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    : text.split('.');
  if (path.length > 0 && path.length <= 10 && path.every((part) => part !== '' && part.isWellFormed()))
    return path;
  throw new ZetaError('no-setting', `"${text.slice(0, 100)}" is no name of a setting.`, {
    hint: 'For example: manager.handle, contacts.phone, or /search/pins/NAME.',
    exit: exitCode.usage,
  });
}

/** No setting is deeper than that. */
const mostLevels = 10;

/** Throws `ZetaError` (usage) for a value that is no setting's: too deep, or with half a character in it. */
export function refuseStrange(key: string, value: unknown, level = 0): void {
  const isText = typeof value !== 'string' || value.isWellFormed();
  if (level > mostLevels || !isText) {
    throw new ZetaError('no-value', `What ${key.slice(0, 100)} is set to is no value of a setting.`, {
      hint: 'Give a text, a number, a list, or a block of a few levels.',
      exit: exitCode.usage,
    });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    refuseStrange(key, name, level);
    refuseStrange(key, inner, level + 1);
  }
}

/**
 * What changes in a file where a setting gets a value: a block is changed key by key, so that what is the same in it stays as it
 * is written. Null and undefined take a setting away. Throws `ZetaError` (usage) for a place within a list.
 */
export function settingEdit(own: unknown, path: YamlPath, value: unknown): YamlEdit {
  const inList = path.findIndex((_, at) => at > 0 && Array.isArray(valueAt(own, path.slice(0, at))));
  if (inList > 0) {
    const list = path.slice(0, inList).join('.');
    throw new ZetaError('setting-in-list', `${list} is a list, which is set as a whole.`, {
      hint: `Set ${list} to all that is to be in it.`,
      exit: exitCode.usage,
    });
  }
  const before = valueAt(own, path);
  if (value === null || value === undefined) return { set: [], remove: before === undefined ? [] : [path] };
  if (!isBlock(value))
    return { set: JSON.stringify(before) === JSON.stringify(value) ? [] : [{ path, value }], remove: [] };
  if (Object.keys(value).length === 0) return settingEdit(own, path, null);
  const gone = isBlock(before) ? Object.keys(before).filter((key) => !Object.hasOwn(value, key)) : [];
  const edits = Object.entries(value).map(([key, inner]) => settingEdit(own, [...path, key], inner));
  return {
    set: edits.flatMap(({ set }) => set),
    remove: [...gone.map((key) => [...path, key]), ...edits.flatMap(({ remove }) => remove)],
  };
}
