/**
 * Where a process may die between two steps that belong together: around each write that must be durable, and each call
 * that others see. Nothing happens there, unless a test ends the process.
 */
export const failpoints = [
  'accept:before-write',
  'accept:after-write',
  'turn:before-claim',
  'turn:before-commit',
  'turn:after-commit',
  'call:before-send',
  'call:after-send',
  'deal:before-in-flight',
  'deal:after-in-flight',
  'deal:after-create',
  'effect:before-mark',
  'effect:after-mark',
  'release:before-switch',
  'release:after-switch',
  'prune:before',
  'prune:after',
] as const;

/** The same of the verbs that move what is live. */
export const releaseFailpoints = [
  'deploy:compiled',
  'deploy:before-switch',
  'deploy:after-switch',
  'deploy:webhook-set',
  'deploy:told',
  'rollback:before-move',
  'rollback:after-move',
] as const;

/** The same of the verbs that change a city's files. */
export const writeFailpoints = [
  'write:noted',
  'write:file-written',
  'write:committed',
  'write:told',
] as const;

export type Failpoint =
  | (typeof failpoints)[number]
  | (typeof releaseFailpoints)[number]
  | (typeof writeFailpoints)[number];

/** Told of each boundary as it is reached. */
export type Reach = (point: Failpoint) => void;
