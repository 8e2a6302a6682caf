import { writeFileSync } from 'node:fs';
import { takeStream } from '../../src/adapters/node/thread-stream.ts';

/** Adds numbers; writes their sum, when it is complete, and what came last to the file that it was opened with. Refuses a negative one. */
takeStream((path: string) => {
  let sum = 0;
  let complete = '';
  return {
    add: (numbers: readonly number[]) => {
      for (const number of numbers) {
        if (number < 0) throw new Error('a negative number');
        sum += number;
      }
    },
    complete: () => {
      complete = `${sum}`;
    },
    finish: (last: string) => writeFileSync(path, `${complete} ${last}`),
    close: () => undefined,
  };
});
