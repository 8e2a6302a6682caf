import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Command } from './command-host.ts';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let host: ChildProcess | undefined;
let isBusy = false;

/**
 * Runs one command line in a process that has run others: most of a short command is Node's start and the loading of
 * modules. Undefined while it runs another, or where a command needs a process of its own.
 */
export async function warmZeta(command: Omit<Command, 'mark'>): Promise<Run | undefined> {
  if (isBusy || needsOwnProcess(command)) return undefined;
  isBusy = true;
  host ??= started();
  try {
    return await answered(host, { ...command, mark: `\0${randomUUID()}\0` });
  } finally {
    isBusy = false;
  }
}

/** What serves ends with its process, and Node looks at some variables at its start alone. */
function needsOwnProcess({ args, env }: Omit<Command, 'mark'>): boolean {
  const startsServer = args.includes('serve') || args.includes('dev');
  const changed = Object.keys({ ...env, ...process.env }).filter((name) => env[name] !== process.env[name]);
  return (
    startsServer || changed.some((name) => /^(LANG|TZ|NODE_.*|ZETA_FAILPOINT|PATH|HOME|TMPDIR)$/.test(name))
  );
}

function started(): ChildProcess {
  const child = fork(join(import.meta.dirname, 'command-host.ts'), {
    env: { ...process.env, LC_ALL: 'C' },
    execArgv: [],
    silent: true,
  });
  child.once('exit', () => {
    host = undefined;
  });
  // It does not keep the tests' process, and ends with it.
  child.unref();
  child.channel?.unref();
  return child;
}

function answered(child: ChildProcess, command: Command): Promise<Run> {
  return new Promise((resolve, reject) => {
    const said = { stdout: '', stderr: '' };
    let code: number | undefined;
    const look = () => {
      if (code === undefined || !Object.values(said).every((text) => text.endsWith(command.mark))) return;
      leave();
      const [stdout, stderr] = [said.stdout, said.stderr].map((text) => text.slice(0, -command.mark.length));
      resolve({ code, stdout: stdout ?? '', stderr: stderr ?? '' });
    };
    const takers = {
      stdout: (chunk: string) => {
        said.stdout += chunk;
        look();
      },
      stderr: (chunk: string) => {
        said.stderr += chunk;
        look();
      },
    };
    const onCode = (ended: unknown) => {
      code = Number(ended);
      look();
    };
    const onExit = () => {
      leave();
      reject(new Error(`the process ended at zeta ${command.args.join(' ')}:\n${said.stderr}`));
    };
    const leave = () => {
      child.stdout?.off('data', takers.stdout);
      child.stderr?.off('data', takers.stderr);
      child.off('message', onCode);
      child.off('exit', onExit);
    };
    child.stdout?.setEncoding('utf8').on('data', takers.stdout);
    child.stderr?.setEncoding('utf8').on('data', takers.stderr);
    child.on('message', onCode);
    child.once('exit', onExit);
    child.send(command);
  });
}
