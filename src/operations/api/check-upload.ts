import { exitCode } from '../../base/exit-code.ts';
import { isCityId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { mostFiles, type Upload } from './wire.ts';

/** Bytes of one name, as file systems have it. */
const mostNameBytes = 255;
const mostDepth = 12;
/** What some system cannot have in a name, takes for a separator, or drops. */
const strange = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*\\\uFFFD]|[ .]$/u;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Whether files may be written where an upload says. Throws `ZetaError` for paths out of `cities/`, names that mean something
 * else to some file system, and two names that are one on another. Trusts nobody: not the client, which would not send them.
 */
export function checkUpload({ cities, files }: Upload): void {
  if (files.length > mostFiles) throw refused(`More than ${mostFiles} files`, '');
  for (const city of cities) if (!isCityId(city)) throw refused('This is no city', city);
  if (cities.length === 0) throw refused('It has no city', '');
  const folders = new Set<string>(cities);
  const names = new Map<string, string>();
  for (const { path, sha256 } of files) {
    const problem = pathProblem(path, folders);
    if (problem !== undefined) throw refused(problem, path);
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw refused('This is no SHA-256', sha256);
    claim(names, path);
  }
  for (const city of cities) {
    if (!names.has(`cities/${city}`)) throw refused('A city has no files', city);
  }
}

function pathProblem(path: string, cities: ReadonlySet<string>): string | undefined {
  if (!path.isWellFormed()) return 'A name is no text';
  const [root, folder = '', ...rest] = path.split('/');
  if (root !== 'cities' || rest.length === 0) return 'A file is not in a folder of cities/';
  if (!cities.has(folder) && !/^_[A-Za-z0-9_-]{1,39}$/.test(folder))
    return 'A file is in no city of this upload';
  if (rest.length > mostDepth) return 'A path is too deep';
  return rest.some(isStrange) ? 'A name is not allowed' : undefined;
}

function isStrange(name: string): boolean {
  return (
    name === '' ||
    name.startsWith('.') ||
    strange.test(name) ||
    reserved.test(name) ||
    Buffer.byteLength(name) > mostNameBytes
  );
}

/** A file, and each folder above it: the same name in other letters, or a file that is a folder, too, is somebody's mistake. */
function claim(names: Map<string, string>, path: string): void {
  const parts = path.split('/');
  for (let length = 2; length <= parts.length; length += 1) {
    const isFile = length === parts.length;
    const part = parts.slice(0, length).join('/') + (isFile ? '' : '/');
    const key = part.replace(/\/$/, '').normalize('NFC').toLowerCase().normalize('NFC');
    const before = names.get(key);
    if (before !== undefined && (before !== part || isFile))
      throw refused(`Two names are one: ${shown(before)}`, path);
    names.set(key, part);
  }
}

function refused(what: string, name: string): ZetaError {
  const message = name === '' ? `${what}.` : `${what}: ${shown(name)}.`;
  return new ZetaError('upload-refused', message, {
    hint: 'Nothing was written.',
    exit: exitCode.usage,
  });
}

/** It comes from anywhere. */
function shown(text: string): string {
  return JSON.stringify(text.toWellFormed().slice(0, 120));
}
