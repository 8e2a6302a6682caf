import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type ExitCode, exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { CliDeps, GlobalOptions, Verb } from './cli.ts';
import { tellFailure } from './failure.ts';
import { terminalCli } from './terminal.ts';
import type { ChatStep } from './verbs/chat.ts';

/**
 * Runs one command line. Verbs are declared here and loaded when they are called, so that `--help` and `--version`
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
      'target: dev (emulated Telegram and CRM) or local (default: zeta.yaml, else dev)',
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
    .showHelpAfterError('(run with --help for usage)')
    .helpCommand(false)
    .exitOverride();
  const run = async (verb: Promise<Verb>) => {
    outcome.code = await (await verb)(terminalCli(deps, program.opts<GlobalOptions>()));
  };
  declareAuthoring(program, run);
  declareReleases(program, run);
  declareServing(program, run);
  for (const command of program.commands) command.exitOverride();
  return program;
}

type Run = (verb: Promise<Verb>) => Promise<void>;

function declareAuthoring(program: Command, run: Run): void {
  const city = program.command('city').description('add and list cities').helpCommand(false);
  city
    .command('add <city>')
    .description('write the folder of a new city; on a terminal it asks for what no option says')
    .option('--name <name>', 'the city as customers call it')
    .option('--timezone <zone>', 'IANA time zone')
    .option('--currency <code>', 'ISO 4217 currency')
    .option('--languages <list>', 'languages, the first is the default: ru,kk')
    .option('--handle <username>', "the manager's @username")
    .option('--chat <id>', "id of the managers' group")
    .option('--token <reference>', 'reference of the bot token: env:NAME or file:PATH')
    .addHelpText('after', '\nExample:\n  zeta city add shymkent --name Шымкент --handle @zeta_shymkent')
    .action((id, flags) => run(import('./verbs/city.ts').then(({ runCityAdd }) => runCityAdd(id, flags))));
  city
    .command('list')
    .description('cities and their live releases')
    .addHelpText('after', '\nExample:\n  zeta city list --json')
    .action(() => run(import('./verbs/city.ts').then(({ runCityList }) => runCityList())));
  program
    .command('validate [cities...]')
    .description('check city folders: every mistake with its file, line, column and cure')
    .option('--format <format>', 'pretty, json, github (annotations) or sarif', undefined)
    .option('--max-warnings <n>', 'fail when there are more warnings than this')
    .addHelpText(
      'after',
      '\nExample:\n  zeta validate almaty\n  zeta validate --format github --max-warnings 0',
    )
    .action((cities, flags) =>
      run(import('./verbs/validate.ts').then(({ runValidate }) => runValidate(cities, flags))),
    );
  program
    .command('test [cities...]')
    .description('run cities/<city>/tests/*.yaml: searches and conversations')
    .addHelpText('after', '\nExample:\n  zeta test almaty')
    .action((cities) => run(import('./verbs/test.ts').then(({ runTest }) => runTest(cities))));
  declareChat(program, run);
}

function declareChat(program: Command, run: Run): void {
  const steps: ChatStep[] = [];
  program
    .command('chat <city>')
    .description("talk to a city's bot in the terminal, without token and network")
    .option(
      '--say <text>',
      'write this; may be repeated and mixed with --press',
      (say: string) => void steps.push({ say }),
    )
    .option('--press <n>', 'press the Nth button of the newest message that has buttons', (text: string) => {
      if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('A button is a number from 1.');
      steps.push({ press: Number(text) });
    })
    .option('--lang <language>', "language of the customer's Telegram (default: the city's first)")
    .addHelpText('after', '\nExample:\n  zeta chat almaty --say /start --say "угловой диван" --press 1')
    .action((city, flags) =>
      run(import('./verbs/chat.ts').then(({ runChat }) => runChat(city, steps, flags.lang))),
    );
}

function declareReleases(program: Command, run: Run): void {
  program
    .command('plan [cities...]')
    .description('what a deploy would change for customers')
    .option('--exit-code', 'end with 4 when there are changes')
    .addHelpText('after', '\nExample:\n  zeta plan almaty --exit-code')
    .action((cities, flags) => run(import('./verbs/plan.ts').then(({ runPlan }) => runPlan(cities, flags))));
  program
    .command('deploy [cities...]')
    .description('make cities live in the target')
    .option('-m, --message <text>', 'kept with the release')
    .option('--allow <guard>', 'do it although this guard objects; may be repeated', collect, [])
    .addHelpText('after', '\nExample:\n  zeta deploy almaty -m "new greeting"')
    .action((cities, flags) =>
      run(import('./verbs/deploy.ts').then(({ runDeploy }) => runDeploy(cities, flags))),
    );
  program
    .command('rollback <city> [number]')
    .description('make an earlier release live and pin it')
    .addHelpText('after', '\nExample:\n  zeta rollback almaty\n  zeta rollback almaty 16')
    .action((city, number) =>
      run(
        import('./verbs/releases.ts').then(({ runRollback }) =>
          runRollback(city, releaseNumber(city, number)),
        ),
      ),
    );
  program
    .command('unpin <city>')
    .description('let saves and deploys go live again after a rollback')
    .addHelpText('after', '\nExample:\n  zeta unpin almaty')
    .action((city) => run(import('./verbs/releases.ts').then(({ runUnpin }) => runUnpin(city))));
  program
    .command('releases [city]')
    .description('releases, newest first')
    .addHelpText('after', '\nExample:\n  zeta releases almaty')
    .action((city) => run(import('./verbs/releases.ts').then(({ runReleases }) => runReleases(city))));
  program
    .command('status')
    .description('what is live, who serves it, what waits and what is wrong')
    .addHelpText('after', '\nExample:\n  zeta status --json')
    .action(() => run(import('./verbs/releases.ts').then(({ runStatus }) => runStatus())));
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** `16`, `#16` or `almaty#16`. */
function releaseNumber(city: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, named = city, digits] = /^(?:(.+)?#)?(\d+)$/.exec(text) ?? [];
  if (digits !== undefined && named === city) return Number(digits);
  const hint = 'Write the number that `zeta releases` shows: 16, #16 or almaty#16.';
  throw new ZetaError('not-a-release', `"${text}" is not a release number of ${city}.`, {
    hint,
    exit: exitCode.usage,
  });
}

function declareServing(program: Command, run: Run): void {
  program
    .command('serve [cities...]')
    .description('serve live cities: webhooks in, answers out')
    .option('--host <host>', 'address of the public door', '127.0.0.1')
    .option('--port <port>', 'port of the public door', '8080')
    .option('--private <address>', 'HOST:PORT of the private door (health)', '127.0.0.1:8081')
    .addHelpText('after', '\nExample:\n  zeta serve --to local --port 8080')
    .action((cities, flags) =>
      run(import('./verbs/serve.ts').then(({ runServe }) => runServe(cities, flags))),
    );
  program
    .command('dev')
    .description('everything offline: emulated Telegram and CRM, and a page to talk to the bots on')
    .option('--host <host>', 'address of the public door', '127.0.0.1')
    .option('--port <port>', 'port of the public door (0: a free one)', '0')
    .option('--private <address>', 'HOST:PORT of the page', '127.0.0.1:8081')
    .addHelpText('after', '\nExample:\n  zeta dev --private 127.0.0.1:9000')
    .action((flags) => run(import('./verbs/serve.ts').then(({ runDev }) => runDev(flags))));
}
