import { type ExitCode, exitCode } from '../../base/exit-code.ts';
import { watchValidation } from '../../operations/watch-validation.ts';
import { reportWords } from '../../report/report-words.ts';
import type { Cli } from './cli.ts';
import { platformRoot } from './find-platform.ts';

/** Prints what a check says after each save, each time on a cleared screen, until SIGINT or SIGTERM. */
export async function watchCheck(cli: Cli, check: () => Promise<string>): Promise<ExitCode> {
  const print = async () => {
    try {
      const text = await check();
      cli.print(`${clear(cli)}${text}`);
    } catch (error) {
      cli.print(clear(cli));
      const { tellFailure } = await import('./failure.ts');
      tellFailure(cli, error);
    }
    cli.note(cli.style.dim(reportWords[cli.language].watching));
  };
  const unwatched = (code: string) => cli.note(`${code}: a part of cities/ cannot be watched`);
  const watch = await watchValidation(await cli.tools(), platformRoot(cli), print, unwatched);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await watch.stop();
  return exitCode.done;
}

/** Screen and scrollback of a terminal; a log keeps what was said. */
function clear({ isInteractive }: Cli): string {
  return isInteractive ? '\u001b[2J\u001b[3J\u001b[H' : '';
}
