import { runCommand } from '../../../src/main.ts';

/** A command line to run, and where. */
export interface Command {
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Ends what the command writes, on either stream. */
  readonly mark: string;
}

const signals = ['exit', 'SIGINT', 'SIGTERM'] as const;

/** Runs the command lines that it is sent, one at a time, each as if the process had started for it and ended with it. */
process.on('message', ({ cwd, args, env, mark }: Command) => {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  void runCommand(args).then((code) => {
    process.emit('exit', code);
    for (const signal of signals) process.removeAllListeners(signal);
    process.stderr.write(mark);
    process.stdout.write(mark);
    process.send?.(code);
  });
});
process.on('disconnect', () => process.exit());
