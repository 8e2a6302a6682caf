import { exitCode } from '../../../base/exit-code.ts';
import { testCities } from '../../../operations/test-cities.ts';
import { diagnosticsText } from '../../../report/diagnostics-text.ts';
import { wordsOf } from '../../../report/words-of.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export function runTest(names: readonly string[]): Verb {
  return async (cli) => {
    const platform = await findPlatform({ ...cli, options: { ...cli.options, to: 'dev' } });
    const tools = await cli.serveTools(cli.options.verbose ? 'debug' : 'silent', platform);
    const { cities: runs, diagnostics: folders } = await testCities(tools, platform, names);
    const isGood =
      folders.length === 0 &&
      runs.every(({ diagnostics, failed }) => failed === 0 && diagnostics.length === 0);
    const json = runs.map((run) => ({
      ...run,
      diagnostics: run.diagnostics.map((one) => ({ ...one, ...wordsOf(one, cli.language) })),
    }));
    cli.answer({ passed: isGood, cities: json }, () => {
      const failures = [{ diagnostics: folders }, ...runs]
        .map(({ diagnostics }) => diagnosticsText(diagnostics, cli))
        .filter(Boolean);
      const lines = runs.map(({ city, passed, failed, diagnostics }) => {
        const mark = diagnostics.length > 0 ? cli.style.red('✗') : cli.style.green('✓');
        return `${mark} ${cli.style.bold(city)}: ${passed} passed, ${failed} failed`;
      });
      return [...failures, ...lines].join('\n');
    });
    return isGood ? exitCode.done : exitCode.diagnostics;
  };
}
