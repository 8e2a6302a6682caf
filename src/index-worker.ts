import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { takeStream } from './adapters/node/thread-stream.ts';
import { EarlyCatalog } from './catalog/early-catalog.ts';

/** Composition root of the worker thread that writes a catalog while the command line reads its file. */
takeStream((path: string) => {
  mkdirSync(dirname(path), { recursive: true });
  return new EarlyCatalog(path);
});
