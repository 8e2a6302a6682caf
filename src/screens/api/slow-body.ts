import { PassThrough, type Readable } from 'node:stream';

/** Without a byte. */
const idleMs = 30_000;

class BodyTrouble extends Error {
  readonly statusCode = 408;
}

/** The same body, which fails with 408 when nothing comes for so long, or no more. Time that the reader takes does not count. */
export function inTime(body: Readable, mostIdleMs = idleMs): Readable {
  const passed = new PassThrough();
  // Whoever reads is told; a body that nobody reads by now must not end the process.
  passed.on('error', () => undefined);
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (passed.writableNeedDrain) wait();
      else passed.destroy(new BodyTrouble('the body came too slowly'));
    }, mostIdleMs);
  };
  wait();
  body.on('data', wait);
  const over = () => clearTimeout(timer);
  body.once('end', over);
  body.once('error', (error) => passed.destroy(error));
  body.once('close', () => {
    over();
    if (!body.readableEnded) passed.destroy(new BodyTrouble('the client went away'));
  });
  passed.once('close', over);
  return body.pipe(passed);
}
