import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld } from '../../../src/emulators/world.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { type Serving, serve } from '../../../src/operations/serve.ts';
import { devPage } from '../../../src/screens/web/dev-page.ts';
import { servingWorld } from '../../../src/screens/web/serving-world.ts';
import { quickPace, type TestWorld, testServeTools } from '../../support/tools.ts';

const repository = join(import.meta.dirname, '../../..');
/** Tests are faster than any person: the ids of two starts must not meet. */
const idsOfOneStart = 100_000;
const pace = { ...quickPace, dealsMs: 100, mostRetryMs: 300 };

/** `zeta dev` over a copy of the demo cities, in this process. */
export interface Shop {
  readonly root: string;
  readonly url: string;
  /** Of the server that runs now. */
  readonly world: () => TestWorld;
  readonly serving: () => Serving;
  /** What the page took for our own bugs. */
  readonly bugs: readonly unknown[];
  read(path: string): string;
  write(path: string, text: string): void;
  stopServing(): Promise<void>;
  /** On the same port as before. */
  startServing(): Promise<void>;
  close(): Promise<void>;
}

export async function openShop(): Promise<Shop> {
  const root = mkdtempSync(join(tmpdir(), 'zeta-page-'));
  cpSync(join(repository, 'cities'), join(root, 'cities'), { recursive: true });
  writeFileSync(join(root, 'zeta.yaml'), 'target: dev\n');
  const bugs: unknown[] = [];
  let running: { readonly serving: Serving; readonly world: TestWorld } | undefined;
  let port = 0;
  let starts = 0;
  const now = () => {
    if (!running) throw new Error('the shop is not served now');
    return running;
  };
  const startServing = async () => {
    starts += 1;
    const world = await startWorld({ retryScale: 0.01, firstId: starts * idsOfOneStart });
    const made = { ...testServeTools(), startWorld: async () => world };
    const platform = await openPlatform(made, { root, target: 'dev' });
    const serving = await serve(made, platform, {
      ...{ only: [], watch: 'all', command: 'a test', deployAll: true, pace },
      public: { host: '127.0.0.1', port: 0 },
      private: { host: '127.0.0.1', port },
      page: (serving, ownUrl) =>
        devPage({
          world: servingWorld(serving, made),
          assets: join(repository, 'out/page'),
          hosts: () => [new URL(ownUrl()).host],
          onBug: (error) => bugs.push(error),
        }),
    });
    port = Number(new URL(serving.privateUrl ?? '').port);
    await serving.runtime.bots.whenIntroduced();
    running = { serving, world };
  };
  await startServing();
  const stopServing = async () => {
    await running?.serving.stop();
    running = undefined;
  };
  return {
    root,
    get url() {
      return `http://127.0.0.1:${port}/`;
    },
    world: () => now().world,
    serving: () => now().serving,
    bugs,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    write: (path, text) => writeFileSync(join(root, path), text),
    stopServing,
    startServing,
    close: async () => {
      await stopServing();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
