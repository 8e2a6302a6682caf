import { resolve } from 'node:path';
import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { listSchemas, schemaText, writeSchemas } from '../../../operations/schemas.ts';
import { table } from '../../../report/table.ts';
import type { Cli, Verb } from '../cli.ts';

/** `zeta schema`: which schemas there are; with a name that schema; with --write all of them, into a folder. */
export function runSchema(name: string | undefined, flags: { readonly write?: string }): Verb {
  return async (cli) => {
    const { filesAt } = await cli.tools();
    const own = filesAt(cli.packageRoot);
    if (flags.write !== undefined) {
      if (name !== undefined) throw bothGiven();
      const into = resolve(cli.options.C ?? '.', flags.write);
      const written = await writeSchemas(own, filesAt(into), cli.language);
      cli.answer({ folder: into, written }, () => writtenText(cli, into, written));
    } else if (name === undefined) {
      const schemas = await listSchemas(own, cli.language);
      cli.answer({ schemas }, () =>
        table([['schema', 'what it is for'], ...schemas.map((one) => [one.name, one.title])], cli.style),
      );
    } else {
      const text = await schemaText(own, name, cli.language);
      // A schema is JSON anyway: with --json and without it is the same document.
      cli.print(text.trimEnd());
    }
    return exitCode.done;
  };
}

function writtenText({ style }: Cli, into: string, written: readonly string[]): string {
  if (written.length === 0) return `${style.green('✓')} ${into}: up to date`;
  return [`${style.green('✓')} ${into}`, ...written.map((path) => `  ${path}`)].join('\n');
}

function bothGiven(): ZetaError {
  return new ZetaError('schema-or-all', '--write writes all schemas; it takes no name.', {
    hint: 'For one of them: zeta schema city > city.schema.json',
    exit: exitCode.usage,
  });
}
