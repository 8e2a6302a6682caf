import { statSync } from 'node:fs';

/** Tells one file from another that has its name later, for as long as the first one is open; undefined: no such file. */
export function fileIdentity(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.dev}:${stat.ino}`;
}
