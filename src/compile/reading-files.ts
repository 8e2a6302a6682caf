import type { Files } from '../ports/files.ts';

/** The same folder, remembering which files were read. */
export function readingFiles(files: Files): { readonly files: Files; readonly read: ReadonlySet<string> } {
  const read = new Set<string>();
  const remembering: Files = {
    ...files,
    read: (path, maxBytes) => {
      read.add(path);
      return files.read(path, maxBytes);
    },
    readPieces: (path, maxBytes, take) => {
      read.add(path);
      return files.readPieces(path, maxBytes, take);
    },
  };
  return { files: remembering, read };
}
