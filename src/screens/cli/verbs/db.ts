import { resolve } from 'node:path';
import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { backUpTarget } from '../../../operations/backup-target.ts';
import { restoreTarget } from '../../../operations/restore-target.ts';
import { backupText, restoredText, restoreQuestion } from '../../../report/backup-text.ts';
import type { Verb } from '../cli.ts';
import { agree } from '../confirm.ts';
import { findPlatform } from '../find-platform.ts';

export function runBackup(folder: string, { keep }: { readonly keep?: string }): Verb {
  return async (cli) => {
    const wish = { folder: placeIn(folder), ...(keep !== undefined && { keep: numberOf(keep) }) };
    const backup = await backUpTarget(await cli.tools(), await findPlatform(cli), wish);
    cli.answer(backup, () => backupText(backup, cli));
    return exitCode.done;
  };
}

export interface RestoreFlags {
  readonly at?: string;
  readonly yes?: boolean;
}

export function runRestore(folder: string, { at, yes }: RestoreFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    if (!yes)
      await agree(cli, restoreQuestion(platform.target, at, cli), '`zeta db restore`', exitCode.usage);
    const wish = { folder: placeIn(folder), ...(at !== undefined && { name: at }) };
    const restored = await restoreTarget(await cli.tools(), platform, wish);
    cli.answer(restored, () => restoredText(restored, cli));
    return exitCode.done;
  };
}

function placeIn(folder: string): string {
  if (folder.trim() !== '') return resolve(folder);
  throw new ZetaError('no-folder', 'No folder is named.', {
    hint: 'As in: zeta db backup /var/backups/zeta',
    exit: exitCode.usage,
  });
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new ZetaError('not-a-number', `"${text}" is no number of backups.`, {
    hint: 'How many are kept: 1 to 9999.',
    exit: exitCode.usage,
  });
}
