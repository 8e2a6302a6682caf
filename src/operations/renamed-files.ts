import type { Files } from '../ports/files.ts';

/** Files with one of them, or a folder, under another name: messages say what their reader knows. */
export function renamedFiles(files: Files, path: string, shown: string): Files {
  const own = (asked: string): string => (asked.startsWith(shown) ? path + asked.slice(shown.length) : asked);
  return {
    ...files,
    exists: (asked) => files.exists(own(asked)),
    list: (asked) => files.list(own(asked)),
    read: (asked, maxBytes) => files.read(own(asked), maxBytes),
    readPieces: (asked, ...rest) => files.readPieces(own(asked), ...rest),
    readParts: (asked, ...rest) => files.readParts(own(asked), ...rest),
  };
}
