import { posix } from 'node:path';

/**
 * `catalog.files` -> the path from the platform's root: names start in the city's folder, or in cities/ when they begin
 * with an underscore folder. Undefined where one leads out of cities/, or is no path at all.
 */
export function catalogPath(city: string, name: string): string | undefined {
  if (name.startsWith('/') || isAddress(name)) return undefined;
  const path = posix.normalize(name.startsWith('_') ? `cities/${name}` : `cities/${city}/${name}`);
  return path.startsWith('cities/') ? path : undefined;
}

/** `https://…`, `ftp://…` */
export function isAddress(name: string): boolean {
  return /^[a-z][a-z+]*:\/\//i.test(name);
}
