import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** A file's text. Throws for what is no file: a FIFO would be waited for, for ever. */
export function readRegular(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) throw new Error(`${path} is no file`);
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}
