import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { FileProblem, Files } from '../ports/files.ts';

/** A folder as it is looked through. */
export interface ReadingFiles {
  /** A subfolder that may not be looked into is empty in it. */
  readonly files: Files;
  /** Files that were read so far. */
  readonly read: ReadonlySet<string>;
  /** What is to be told of the subfolders that could not be looked into so far. */
  readonly closed: () => readonly Diagnostic[];
}

/** The same folder, remembering what was read, and what could not be. */
export function readingFiles(files: Files): ReadingFiles {
  const read = new Set<string>();
  const problems = new Map<string, FileProblem>();
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
    readParts: (path, maxBytes, use) => {
      read.add(path);
      return files.readParts(path, maxBytes, use);
    },
    list: async (path) => {
      try {
        return await files.list(path);
      } catch (error) {
        problems.set(path, problemOf(error));
        return [];
      }
    },
  };
  const closed = () => [...problems].map(([file, problem]) => diagnostic('ZC108', { file }, { problem }));
  return { files: remembering, read, closed };
}

/** What is no trouble of the disk goes on. */
function problemOf(error: unknown): FileProblem {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  return error.code === 'EACCES' || error.code === 'EPERM' ? 'denied' : 'unreadable';
}
