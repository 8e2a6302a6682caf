import type { YamlPath } from '../../compile/yaml-file.ts';

/**
 * Settings that editors change: words, people's names and hours, what is shown first. All others decide where customers' words
 * and prices go (the bot, the managers' group, the CRM, the catalog's files, the currency), and are for operators.
 */
const forEditors: readonly (readonly string[])[] = [
  ['name'],
  ['manager', 'handle'],
  ['manager', 'hours'],
  ['manager', 'rota'],
  ['manager', 'language'],
  ['manager', 'reminder'],
  ['manager', 'quiet_hours'],
  ['manager', 'replies'],
  ['manager', 'digest'],
  ['contacts'],
  ['search', 'pins'],
];

export function isForEditors(path: YamlPath): boolean {
  return forEditors.some((allowed) => allowed.every((key, at) => path[at] === key));
}
