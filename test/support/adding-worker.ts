import { writeFileSync } from 'node:fs';
import { takeStream } from '../../src/adapters/node/thread-stream.ts';

/** Adds numbers; writes their sum, and what came last, to the file that it was opened with. Refuses a negative one. */
takeStream((path: string) => {
  let sum = 0;
  return {
    add: (numbers: readonly number[]) => {
      for (const number of numbers) {
        if (number < 0) throw new Error('a negative number');
        sum += number;
      }
    },
    finish: (last: string) => writeFileSync(path, `${sum} ${last}`),
    close: () => undefined,
  };
});
