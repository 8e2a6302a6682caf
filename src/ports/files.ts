import type { Result } from '../base/result.ts';

/** Why a file could not be read. */
export type FileProblem = 'missing' | 'not-a-file' | 'denied' | 'too-large' | 'unreadable' | 'changed';

export interface DirectoryEntry {
  readonly name: string;
  /** A symbolic link is `link`, wherever it leads. */
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** What tells a file from the one that had its name before, without reading it. */
export interface FileStamp {
  /** The same while it is the same file, whatever is written into it. */
  readonly file: string;
  /** Another one after each write. */
  readonly version: string;
}

export interface SizedStamp extends FileStamp {
  readonly bytes: number;
}

/** An open file whose parts are read in any order. */
export interface FileParts {
  /** Bytes. */
  readonly size: number;
  /** Bytes from a position on; fewer than `length` only at the end of the file. */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** A folder tree. Paths are relative to its root and use forward slashes; none leaves it. */
export interface Files {
  /** All bytes of an ordinary file of at most `maxBytes`. */
  read(path: string, maxBytes: number): Promise<Result<Uint8Array, FileProblem>>;
  /**
   * The same bytes in pieces as they come, for files that must not be in memory whole. `take` says whether it wants
   * more. `changed`: the file was written to, or replaced, meanwhile; what was taken belongs to no one version of it.
   */
  readPieces(
    path: string,
    maxBytes: number,
    take: (piece: Uint8Array) => boolean | Promise<boolean>,
  ): Promise<Result<void, FileProblem>>;
  /** For archives, whose list of contents is at their end. `changed` as for `readPieces`. */
  readParts<T>(
    path: string,
    maxBytes: number,
    use: (parts: FileParts) => Promise<T>,
  ): Promise<Result<T, FileProblem>>;
  /** Entries of a folder by name; none when it does not exist. */
  list(path: string): Promise<readonly DirectoryEntry[]>;
  exists(path: string): Promise<boolean>;
  /** Undefined when there is no such file, or nobody may look at it. */
  stamp(path: string): SizedStamp | undefined;
  /** Writes a file whole or not at all, durably; missing folders are made. */
  write(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
  /** The same for what must not be in memory whole. */
  writePieces(
    path: string,
    pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  ): Promise<void>;
  /** Makes a finished file durable and gives it its name, replacing what was there; or gives a folder another name. */
  moveIntoPlace(from: string, to: string): Promise<void>;
  /** A second file with the same bytes; it is neither durable nor whole until it is moved into its place. */
  copy(from: string, to: string): Promise<void>;
  /** A name beside the path that nobody else uses, for building a file before `moveIntoPlace`. */
  draftOf(path: string): string;
  remove(path: string): Promise<void>;
  /** Removes drafts in a folder whose process is gone. Drafts of this process go, too: it has none yet. */
  dropDrafts(folder: string): Promise<void>;
  /** The path as the operating system knows it, for libraries that open files themselves. */
  absolute(path: string): string;
}
