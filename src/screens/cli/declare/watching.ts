import { type Command, Option } from 'commander';
import type { Run } from './run.ts';

/** The verbs to see what a serving process does. */
export function declareWatching(program: Command, run: Run): void {
  program
    .command('logs')
    .description('what the processes said that serve the target, or served it')
    .option('-f, --follow', 'go on with what is said from now on, until Ctrl+C')
    .option('--city <city>', 'only lines that name this city')
    .option(
      '--since <when>',
      'how far back: 30m, 12h, 7d, or a date as 2026-11-01 (default: the newest lines)',
    )
    .addOption(
      new Option('--level <level>', 'this level and worse')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('info'),
    )
    .option('-n, --lines <count>', 'at most so many of the newest lines (default: 100, with --since all)')
    .addHelpText(
      'after',
      '\nLines of the level debug are kept by a process that was started with --verbose. With --json each line is one JSON\nobject, as it is kept.\n\nExample:\n  zeta logs --follow --city almaty --to local\n  zeta logs --since 1h --level warn --to local',
    )
    .action((flags) => run(import('../verbs/logs.ts').then(({ runLogs }) => runLogs(flags))));
  program
    .command('top')
    .description('what a serving process does: rates, latencies and queues, live')
    .addHelpText(
      'after',
      '\nLooks at the process that serves the target on this machine. Where there is no terminal, and with --json, it looks\nonce, for a second.\n\nExample:\n  zeta top --to local\n  zeta top --json --to local',
    )
    .action(() => run(import('../verbs/top.ts').then(({ runTop }) => runTop())));
}
