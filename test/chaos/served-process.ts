import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');
/** Named, so that threads of the process find it, too. */
const compileCache = join(tmpdir(), 'zeta-chaos-cache');

/** A `zeta serve` of the sources: loading, then serving once it was told to go. */
export interface ServedProcess {
  /** Starts to serve; resolves with its doors, or rejects when it ended by itself before it was ready. */
  go(failpoint: string | undefined): Promise<Doors | undefined>;
  kill(): void;
  /** The signal that ended it; null when it ended by itself. */
  readonly ended: Promise<NodeJS.Signals | null>;
  /** What it wrote to stdout and stderr. */
  output(): string;
}

export interface Doors {
  readonly public: string;
  readonly private: string;
}

/** Spawns the process; it loads its modules and waits. */
export function spawnServed(
  root: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): ServedProcess {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--import',
      join(import.meta.dirname, 'scaled-waits.ts'),
      join(repository, 'src/start.ts'),
      ...['serve', '--port', '0', '--private', '127.0.0.1:0', ...args],
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        ZETA_TARGET: '',
        ZETA_FAILPOINT: '',
        NODE_COMPILE_CACHE: compileCache,
        LC_ALL: 'C',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let output = '';
  const listeners = new Set<() => void>();
  const read = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  );
  return {
    go: async (failpoint) => {
      child.send(failpoint ?? '', () => undefined);
      const ready = new Promise<Doors>((resolve) => {
        const look = () => {
          const [, publicUrl] = /webhooks +(http:\S+)\/telegram/.exec(output) ?? [];
          const [, privateUrl] = /health +(http:\S+)\/healthz/.exec(output) ?? [];
          if (publicUrl && privateUrl) resolve({ public: publicUrl, private: privateUrl });
        };
        listeners.add(look);
        look();
      });
      return Promise.race([ready, ended.then(() => undefined)]);
    },
    kill: () => void child.kill('SIGKILL'),
    ended,
    output: () => output,
  };
}
