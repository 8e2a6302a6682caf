import { Argument, type Command } from 'commander';
import type { Run } from './run.ts';

/** The verbs for whoever sets up an editor or a shell. */
export function declareTools(program: Command, run: Run): void {
  program
    .command('schema [name]')
    .description('list the JSON Schemas of the files, print one, or write them all')
    .option('--write <dir>', 'write all schemas into this folder')
    .addHelpText('after', '\nExample:\n  zeta schema city\n  zeta schema --write schemas')
    .action((name, flags) =>
      run(import('../verbs/schema.ts').then(({ runSchema }) => runSchema(name, flags))),
    );
  program
    .command('completion')
    .description('print a script that completes verbs, options and cities with Tab')
    .addArgument(new Argument('<shell>', 'the shell to complete in').choices(['bash', 'zsh']))
    .addHelpText('after', completionHelp)
    .action((shell) =>
      run(import('../verbs/completion.ts').then(({ runCompletion }) => runCompletion(program, shell))),
    );
}

const completionHelp = `
Installing:
  bash: add to ~/.bashrc
    source <(zeta completion bash)
  zsh: add to ~/.zshrc, after compinit
    source <(zeta completion zsh)

ZETA installed in a platform folder is called by npx; an alias makes it zeta:
    alias zeta="npx zeta"
    source <(npx --prefix ~/my-platform zeta completion bash)`;
