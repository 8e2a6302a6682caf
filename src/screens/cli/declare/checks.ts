import { type Command, InvalidArgumentError } from 'commander';
import type { ChatStep } from '../../../operations/chat.ts';
import type { Run } from './run.ts';

/** The verbs that tell whether the files are right. */
export function declareChecks(program: Command, run: Run): void {
  program
    .command('validate [cities...]')
    .description('check city folders: every mistake with its file, line, column and cure')
    .option(
      '--format <format>',
      'pretty, json, github (annotations), markdown (a comment) or sarif',
      undefined,
    )
    .option('--max-warnings <n>', 'fail when there are more warnings than this')
    .option('--fix', 'mend what has one meaning in the files, then check again')
    .option('--watch', 'check again whenever a file is saved, until Ctrl+C')
    .addHelpText(
      'after',
      '\nExample:\n  zeta validate almaty\n  zeta validate --format github --max-warnings 0',
    )
    .action((cities, flags) =>
      run(import('../verbs/validate.ts').then(({ runValidate }) => runValidate(cities, flags))),
    );
  program
    .command('explain <code-or-city> [path]')
    .description('what a code means; or where a value of a city comes from, and who wrote it')
    .addHelpText('after', '\nExample:\n  zeta explain ZP204\n  zeta explain almaty prompts.greeting')
    .action((what, path) =>
      run(import('../verbs/explain.ts').then(({ runExplain }) => runExplain(what, path))),
    );
  declareTest(program, run);
  declareChat(program, run);
}

function declareTest(program: Command, run: Run): void {
  program
    .command('test [cities...]')
    .description('run cities/<city>/tests/*.yaml: searches and conversations')
    .option('--name <text>', 'only those that have this in their names')
    .option('--update', 'write what came in place of agreed texts, buttons and products')
    .option('--coverage', 'tell which texts, screens and buttons no conversation came to')
    .option('--format <format>', 'pretty, json, github (annotations) or markdown (a comment)', undefined)
    .option('--watch', 'run again whenever a file is saved, until Ctrl+C')
    .option(
      '--record <file>',
      'add a conversation to the tests of a city: what `zeta chat --json` printed, - for stdin',
    )
    .option('--from-production [target]', 'run nothing: write real conversations, masked, as drafts of tests')
    .addHelpText(
      'after',
      '\nDrafts are in cities/<city>/tests/drafts/, which is not run. Whose conversations: of this server of zeta.yaml (default:\nproduction, where there is one), else of the target of this command line.\n\nExample:\n  zeta test almaty\n  zeta test --coverage --format markdown\n  zeta chat almaty --say диван --press 1 --json | zeta test almaty --record - --name "A sofa"',
    )
    .action((cities, { fromProduction, ...flags }) =>
      run(
        fromProduction === undefined
          ? import('../verbs/test.ts').then(({ runTest }) => runTest(cities, flags))
          : import('../verbs/test-drafts.ts').then(({ runDrafts }) => runDrafts(cities, fromProduction)),
      ),
    );
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
    .option('--language <language>', "language of the customer's Telegram (default: the city's first)")
    .option('--inspect', 'tell where each reply comes from: prompt, file and line, release, turn')
    .option('--record <name>', 'add the conversation to cities/<city>/tests/recorded.yaml under this name')
    .addHelpText('after', '\nExample:\n  zeta chat almaty --say /start --say "угловой диван" --press 1')
    .action((city, flags) =>
      run(import('../verbs/chat.ts').then(({ runChat }) => runChat(city, steps, flags))),
    );
}
