import { Command, CommanderError, Option } from 'commander';
import { type ExitCode, exitCode } from '../../base/exit-code.ts';
import type { CliDeps, GlobalOptions, Verb } from './cli.ts';
import { declareAlerts } from './declare/alerts.ts';
import { declareBackups } from './declare/backups.ts';
import { declareCatalog } from './declare/catalog.ts';
import { declareChecks } from './declare/checks.ts';
import { declareCities } from './declare/cities.ts';
import { declareCustomers } from './declare/customers.ts';
import { declareEscalations } from './declare/escalations.ts';
import { declareLookingAfter } from './declare/looking-after.ts';
import { declarePrompts } from './declare/prompts.ts';
import { declareReleases } from './declare/releases.ts';
import { declareSecrets } from './declare/secrets.ts';
import { declareServing } from './declare/serving.ts';
import { declareTokens } from './declare/tokens.ts';
import { declareTools } from './declare/tools.ts';
import { declareUsers } from './declare/users.ts';
import { declareWatching } from './declare/watching.ts';
import { terminalCli } from './terminal.ts';
import { usageText } from './usage-words.ts';

/**
 * Runs one command line. Verbs are declared in `declare/` and loaded when they are called, so that `--help` and `--version`
 * load nothing. Never throws: everything ends in words and an exit code.
 */
export async function runProgram(deps: CliDeps, args: readonly string[]): Promise<ExitCode> {
  const outcome: { code: ExitCode } = { code: exitCode.done };
  const program = declare(deps, outcome);
  try {
    await program.parseAsync(args, { from: 'user' });
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) return usageCode(error, args);
    const { tellFailure } = await import('./failure.ts');
    return tellFailure(terminalCli(deps, program.opts<GlobalOptions>()), error);
  }
}

/** commander has said it on stderr; with --json it is the document, too. */
function usageCode(error: CommanderError, args: readonly string[]): ExitCode {
  if (error.exitCode === 0) return exitCode.done;
  if (args.includes('--json')) {
    const message = error.message.replace(/^error: /, '');
    process.stdout.write(`${JSON.stringify({ error: { code: 'usage', message } }, null, 2)}\n`);
  }
  return exitCode.usage;
}

function declare(deps: CliDeps, outcome: { code: ExitCode }): Command {
  const program = new Command('zeta')
    .description('Telegram shop bots as code: one folder of YAML and CSV per city.')
    .version(deps.version)
    .option('-C <dir>', 'platform folder (default: here or the nearest above with a zeta.yaml)')
    .option('--data <dir>', 'data folder (default: .zeta in the platform folder)')
    .option(
      '--to <target>',
      'target: dev (emulated Telegram and CRM), local, or a server of zeta.yaml (default: zeta.yaml, else dev)',
    )
    .addOption(
      new Option('--lang <language>', 'language of messages (default: zeta.yaml, else LANG)').choices([
        'en',
        'ru',
      ]),
    )
    .option('--json', 'one JSON document on stdout')
    .option('--quiet', 'only the answer')
    .option('--verbose', 'say more')
    .option('--no-color', 'no colours (also NO_COLOR, CI)')
    .showSuggestionAfterError()
    .configureOutput({
      outputError: (message, write) =>
        write(usageText(message, terminalCli(deps, program.opts<GlobalOptions>()).language)),
    })
    .helpCommand(false)
    .exitOverride();
  const run = async (verb: Promise<Verb>) => {
    outcome.code = await (await verb)(terminalCli(deps, program.opts<GlobalOptions>()));
  };
  declareCities(program, run);
  declareCatalog(program, run);
  declareChecks(program, run);
  declarePrompts(program, run);
  declareReleases(program, run);
  declareSecrets(program, run);
  declareTokens(program, run);
  declareUsers(program, run);
  declareServing(program, run);
  declareWatching(program, run);
  declareLookingAfter(program, run);
  declareBackups(program, run);
  declareEscalations(program, run);
  declareCustomers(program, run);
  declareAlerts(program, run);
  declareTools(program, run);
  for (const command of program.commands) command.exitOverride();
  return program;
}
