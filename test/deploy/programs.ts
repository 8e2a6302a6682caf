import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const deployFolder = join(import.meta.dirname, '../../deploy');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { code: status, stdout, stderr };
}

/** Whether a program is here; a test that wants it is skipped without, under a title that says why. */
export function has(command: string, versionFlag = '--version'): boolean {
  return spawnSync(command, [versionFlag]).error === undefined;
}

/** Behind the title of a test that wants a program. */
export function needs(...commands: readonly string[]): string {
  const missing = commands.filter((command) => !has(command, command === 'nginx' ? '-v' : '--version'));
  return missing.length === 0 ? '' : ` (skipped: ${missing.join(', ')} not installed)`;
}
