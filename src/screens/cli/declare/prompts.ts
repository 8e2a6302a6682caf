import type { Command } from 'commander';
import { declarePromptEdits } from './editing.ts';
import type { Run } from './run.ts';

/** The verbs of what customers read. */
export function declarePrompts(program: Command, run: Run): void {
  const prompts = program
    .command('prompts')
    .description('list texts and who wrote them, see them as customers do, change them')
    .helpCommand(false);
  prompts
    .command('list [city]')
    .description('every text: where it is written, how long it may be, which values it may use')
    .option('--language <language>', 'only texts in this language')
    .option('--missing', 'only texts that the shop wrote in another language, but not in this one')
    .option('--overridden', "only texts that are the shop's own")
    .addHelpText('after', '\nExample:\n  zeta prompts list almaty --language kk --missing')
    .action((city, flags) =>
      run(import('../verbs/prompts.ts').then(({ runPromptsList }) => runPromptsList(city, flags))),
    );
  prompts
    .command('preview [city] [keys...]')
    .description('texts filled with samples, as Telegram would show them, in every plural form')
    .option('--language <language>', 'only texts in this language')
    .option('--html [file]', 'write them as one page for a browser; of all cities where none is named')
    .option('--against <state>', 'with --html: mark what differs from live, a target, a folder or a commit')
    .addHelpText(
      'after',
      '\nExample:\n  zeta prompts preview almaty greeting search.results --language ru\n  zeta prompts preview almaty buttons\n  zeta prompts preview --html prompts.html --against main',
    )
    .action((city, keys, flags) =>
      run(
        import('../verbs/prompts.ts').then(({ runPromptsPreview }) => runPromptsPreview(city, keys, flags)),
      ),
    );
  declarePromptEdits(prompts, run);
}
