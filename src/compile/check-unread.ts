import { posix } from 'node:path';
import { nearest } from '../base/nearest.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { plainName } from './similar-file.ts';

/** What ZETA reads of a city's folder, as it must be spelt. */
const knownFiles = [
  'city.yaml',
  'synonyms.yaml',
  'faq.yaml',
  'catalog.csv',
  'prompts/ru.yaml',
  'prompts/kk.yaml',
  'prompts/en.yaml',
  'tests/search.yaml',
];

/** A city's own files, in a folder of a city or without one. */
const cityFile =
  /^(?:[^/]+\/)??(?:([a-z][a-z0-9-]*)\/)?((?:city|synonyms|faq)\.ya?ml|catalog\.csv|prompts\/[a-z]{2}\.ya?ml|tests\/search\.ya?ml)$/;

/** Folders of examples and of what is no longer in use. */
const keptAside = /^(?:\.[^/]+|docs?|examples?|templates?|backups?|archive|old)\//i;

/** A file that would be one of a city, if it lay in cities/. */
export function checkOutside(file: string): readonly Diagnostic[] {
  const [, city = '…', path] = cityFile.exec(file) ?? [];
  if (path === undefined || keptAside.test(file)) return [];
  const values = { nearest: '', kind: 'outside', place: `cities/${city}/${path.replace(/\.yml$/, '.yaml')}` };
  return [diagnostic('ZC312', { file }, values)];
}

/** Beside the folders of cities: notes for people, and what git and systems leave. */
const fineInCities = /^(readme|license|codeowners|notes)?(\.(md|txt))?$|^\./i;

/** A file in cities/ that looks as if it were meant for ZETA and was not read: mostly a misspelt name. */
export function checkUnread(file: string): readonly Diagnostic[] {
  const [, first = '', ...inside] = file.split('/');
  if (inside.length === 0 && !fineInCities.test(first))
    return [diagnostic('ZC312', { file }, { nearest: '', kind: 'stray' })];
  // What `zeta test --from-production` writes is for people, until they move it.
  if (/^[^/]+\/tests\/drafts\//.test(file.slice('cities/'.length))) return [];
  const [, extension] = /\.(ya?ml|csv|xlsx?|xml)(?:\.txt)?$/i.exec(file) ?? [];
  if (extension === undefined) return [];
  const [, , ...rest] = file.split('/');
  const kind = /^y/i.test(extension) ? '' : 'catalog';
  return [diagnostic('ZC312', { file }, { nearest: likely(rest.join('/')) ?? '', kind })];
}

function likely(path: string): string | undefined {
  const name = plainName(posix.basename(path));
  const sameName = knownFiles.find((known) => posix.basename(known) === name && known !== path);
  const near = sameName ?? nearest(path, knownFiles);
  return near === path ? undefined : near;
}
