import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what Linux, macOS and Windows hand out to connections and to servers on port 0. */
const [lowest, highest] = [15_000, 32_000];

/**
 * A port that is free, for a server whose address must be known before it starts. It is one that no system hands out
 * by itself, so that nothing takes it until the server listens, however long that takes.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
