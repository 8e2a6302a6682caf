import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { type Diagnostic, hasErrors } from '../../../diagnostics/diagnostic.ts';
import { listPrompts } from '../../../operations/list-prompts.ts';
import { previewPrompts } from '../../../operations/preview-prompts.ts';
import { diagnosticsText } from '../../../report/diagnostics-text.ts';
import { promptListText, promptPreviewText } from '../../../report/prompts-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface PromptFlags {
  readonly language?: string;
  readonly missing?: boolean;
  readonly overridden?: boolean;
}

export function runPromptsList(city: string | undefined, flags: PromptFlags): Verb {
  return async (cli) => {
    const list = await listPrompts(await findPlatform(cli), {
      ...(city !== undefined && { city }),
      ...(flags.language !== undefined && { language: flags.language }),
      onlyMissing: flags.missing === true,
      onlyOverridden: flags.overridden === true,
    });
    cli.answer(list, () => {
      if (list.prompts.length > 0) return promptListText(list, cli);
      return flags.missing ? 'nothing is missing' : 'only built-in texts: the shop wrote none of its own';
    });
    return told(cli, list.diagnostics);
  };
}

export function runPromptsPreview(city: string, keys: readonly string[], flags: PromptFlags): Verb {
  return async (cli) => {
    const preview = await previewPrompts(await findPlatform(cli), city, keys, flags.language);
    cli.answer(preview, () => promptPreviewText(preview, cli));
    return told(cli, preview.diagnostics);
  };
}

/** A file with mistakes is left out of what is shown: that is said, and is the exit code. */
function told(cli: Cli, diagnostics: readonly Diagnostic[]): ExitCode {
  if (diagnostics.length > 0 && !cli.options.json) cli.note(`\n${diagnosticsText(diagnostics, cli)}`);
  return hasErrors(diagnostics) ? exitCode.diagnostics : exitCode.done;
}
