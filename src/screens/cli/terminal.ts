import type { Language } from '../../diagnostics/words/languages.ts';
import { colourStyle, plainStyle } from '../../report/style.ts';
import type { Cli, CliDeps, GlobalOptions } from './cli.ts';
import { nearestPlatform } from './nearest-platform.ts';
import { reportLanguage } from './report-language.ts';

/**
 * The terminal that this process talks to, as the options and the environment want it. The first use of a stream makes
 * Node load modules, so nobody looks at one that is not needed.
 */
export function terminalCli(deps: CliDeps, options: GlobalOptions): Cli {
  const { stdout, env } = process;
  const wantsColour =
    options.color && !env['NO_COLOR'] && !env['CI'] && stdout.isTTY && env['TERM'] !== 'dumb';
  const print = (text: string) => void stdout.write(`${text}\n`);
  let language: Language | undefined;
  return {
    ...deps,
    options,
    get language() {
      return (language ??= languageOf(options, env));
    },
    style: wantsColour ? colourStyle : plainStyle,
    width: stdout.columns || 80,
    wraps: stdout.isTTY,
    get isInteractive() {
      return stdout.isTTY && process.stdin.isTTY && !env['CI'];
    },
    print,
    note: (text) => {
      if (!options.quiet) process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (options.quiet || !process.stderr.isTTY || env['CI']) return;
      process.stderr.write(`\r\u001b[K${text ?? ''}`);
    },
    answer: (json, text) => {
      if (options.json) print(JSON.stringify(json, null, 2));
      else print(text());
    },
  };
}

function languageOf(options: GlobalOptions, environment: NodeJS.ProcessEnv): Language {
  return reportLanguage({ option: options.lang, root: nearestPlatform(options.C), environment });
}
