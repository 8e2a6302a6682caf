import type { Command } from 'commander';
import type { Run } from './run.ts';

/** The verbs that copy a target's data, and put it back. */
export function declareBackups(program: Command, run: Run): void {
  const db = program.command('db').description('backups of a target, and back from them').helpCommand(false);
  db.command('backup <folder>')
    .description('database, catalogs and pictures of the target, while it is served')
    .option('--keep <count>', 'so many of the newest stay; the others are removed')
    .addHelpText('after', '\nExample:\n  zeta db backup /var/backups/zeta --keep 14 --to local')
    .action((folder, flags) =>
      run(import('../verbs/db.ts').then(({ runBackup }) => runBackup(folder, flags))),
    );
  db.command('restore <folder>')
    .description('put the target back as a backup has it; what was done since is not done twice')
    .option('--at <name>', 'which one: 2026-11-28T014500Z (default: the newest)')
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nExample:\n  zeta db restore /var/backups/zeta --to local')
    .action((folder, flags) =>
      run(import('../verbs/db.ts').then(({ runRestore }) => runRestore(folder, flags))),
    );
}
