import type { Files } from '../../src/ports/files.ts';

const killed = () => new Error('killed');

/** Files whose n-th change (from 0) and all that follow do not happen, as when the process was killed there. */
export function failingFiles(files: Files, changes: number): Files {
  return failingAfter(changes)(files);
}

/** The same for several folders, whose changes are counted together; `failure`: what is thrown in place of a change. */
export function failingAfter(changes: number, failure: () => Error = killed): (files: Files) => Files {
  let left = changes;
  const change =
    <Args extends readonly unknown[]>(act: (...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      left -= 1;
      if (left < 0) throw failure();
      return act(...args);
    };
  return (files) => ({
    ...files,
    write: change(files.write),
    writePieces: change(files.writePieces),
    moveIntoPlace: change(files.moveIntoPlace),
    copy: change(files.copy),
    remove: change(files.remove),
  });
}
