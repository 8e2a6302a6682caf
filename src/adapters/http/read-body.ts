import type { IncomingMessage } from 'node:http';

/** Undefined when the body is larger than it may be; the connection is closed then. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => resolve(textOf(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      // Every request is closed at last, and an error that nobody hears costs its stack all the same.
      if (!request.readableEnded) reject(new Error('the client went away'));
    });
  });
}

/** Nearly every body comes in one piece. */
function textOf(chunks: readonly Buffer[]): string {
  const [first] = chunks;
  return chunks.length === 1 && first ? first.toString('utf8') : Buffer.concat(chunks).toString('utf8');
}
