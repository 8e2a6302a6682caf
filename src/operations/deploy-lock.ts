import { ZetaError } from '../base/zeta-error.ts';
import type { Platform } from './platform.ts';
import type { Tools } from './tools.ts';

/** Who deploys into a target now. */
export interface DeployHolder {
  readonly author: string;
  readonly pid: number;
  /** Epoch milliseconds. */
  readonly since: number;
}

const lockFile = 'deploy.lock';
const noteFile = 'deploy.json';
/** Another deploy of all cities is over by then, mostly. */
const mostWaitMs = 30_000;
const lookAgainMs = 100;

/**
 * Runs one deploy at a time into a target: a second one waits for the first, and is told whom it waits for. A killed
 * process frees the lock. Throws `ZetaError` when the wait takes too long.
 */
export async function deployingAlone<T>(
  tools: Tools,
  platform: Platform,
  author: string,
  onWait: (holder: DeployHolder | undefined) => void,
  work: () => Promise<T>,
): Promise<T> {
  const lock = await taken(tools, platform, onWait);
  try {
    const note: DeployHolder = { author, pid: tools.processId, since: tools.clock.now() };
    await platform.data.write(noteFile, `${JSON.stringify(note)}\n`);
    return await work();
  } finally {
    await platform.data.remove(noteFile).catch(() => undefined);
    lock.release();
  }
}

/** Who deploys into the target now; undefined when nobody does. */
export async function deployHolder(platform: Platform): Promise<DeployHolder | undefined> {
  if (!(await platform.data.exists(lockFile))) return undefined;
  const { isLocked } = await import('../store/lock.ts');
  return isLocked(platform.data.absolute(lockFile)) ? readNote(platform) : undefined;
}

async function taken(
  { clock, pause }: Tools,
  platform: Platform,
  onWait: (holder: DeployHolder | undefined) => void,
): Promise<{ release(): void }> {
  const { isLocked, takeLock } = await import('../store/lock.ts');
  const path = platform.data.absolute(lockFile);
  const until = clock.monotonic() + mostWaitMs;
  for (let isFirst = true; ; isFirst = false) {
    // A look is cheap; taking a lock that somebody has holds this thread up.
    const lock = (await platform.data.exists(lockFile)) && isLocked(path) ? undefined : takeLock(path);
    if (lock) return lock;
    const holder = await readNote(platform);
    if (isFirst) onWait(holder);
    if (clock.monotonic() >= until) throw locked(holder, clock.now());
    await pause(lookAgainMs);
  }
}

function locked(holder: DeployHolder | undefined, now: number): ZetaError {
  const who = holder
    ? `${holder.author || 'Somebody'} (process ${holder.pid}, for ${Math.max(0, Math.round((now - holder.since) / 1000))} s)`
    : 'Somebody';
  return new ZetaError('deploy-locked', `${who} deploys into this target.`, {
    hint: 'Run it again when that is over; a process that was killed holds no lock.',
  });
}

/** Undefined for a note that is torn or missing. */
async function readNote({ data }: Platform): Promise<DeployHolder | undefined> {
  const read = await data.read(noteFile, 4096);
  if (!read.ok) return undefined;
  try {
    // Written by deployingAlone.
    return JSON.parse(new TextDecoder().decode(read.value)) as DeployHolder;
  } catch {
    return undefined;
  }
}
