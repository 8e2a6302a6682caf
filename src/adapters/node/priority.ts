import { constants, setPriority } from 'node:os';

/**
 * From here on this process gets what others leave of the processor: a server beside it answers customers. Not the
 * lowest priority, since it holds the database's lock at times, and the server would wait for it.
 */
export function giveWay(): void {
  lower(constants.priority.PRIORITY_BELOW_NORMAL);
}

/** The same for a worker thread. Linux alone counts priorities by thread: elsewhere the whole process would give way. */
export function giveWayInThread(): void {
  if (process.platform === 'linux') lower(constants.priority.PRIORITY_LOW);
}

/** Where a system does not allow it, the work is done all the same. */
function lower(priority: number): void {
  try {
    setPriority(priority);
  } catch {}
}
