import { basename, dirname, resolve } from 'node:path';
import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
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

export interface PreviewFlags {
  readonly language?: string;
  /** `true`: under the usual name. */
  readonly html?: string | true;
  readonly against?: string;
}

export function runPromptsPreview(
  city: string | undefined,
  keys: readonly string[],
  { language, html, against }: PreviewFlags,
): Verb {
  return async (cli) => {
    if (html !== undefined)
      return writePage(cli, html === true ? 'prompts.html' : html, { city, keys, language, against });
    if (city === undefined || against !== undefined) throw withoutPage(city);
    const preview = await previewPrompts(await findPlatform(cli), city, keys, language);
    cli.answer(preview, () => promptPreviewText(preview, cli));
    return told(cli, preview.diagnostics);
  };
}

interface AskedPage {
  readonly city: string | undefined;
  readonly keys: readonly string[];
  readonly language: string | undefined;
  readonly against: string | undefined;
}

async function writePage(
  cli: Cli,
  name: string,
  { city, keys, language, against }: AskedPage,
): Promise<ExitCode> {
  const [{ previewPage }, { previewHtml }] = await Promise.all([
    import('../../../operations/preview-page.ts'),
    import('../../../report/preview-html.ts'),
  ]);
  const page = await previewPage(await cli.tools(), await findPlatform(cli), {
    cities: city === undefined ? [] : [city],
    keys,
    ...(language !== undefined && { language }),
    ...(against !== undefined && { against }),
  });
  const path = resolve(name);
  const files = (await cli.tools()).filesAt(dirname(path));
  await files.write(basename(path), previewHtml(page, cli.language));
  const changed = page.cities.flatMap(({ prompts }) => prompts).filter(({ before }) => before).length;
  const written = { file: path, against: page.against, cities: page.cities.map((one) => one.city), changed };
  cli.answer(written, () => path);
  return told(cli, page.diagnostics);
}

function withoutPage(city: string | undefined): ZetaError {
  const what = city === undefined ? 'Name a city' : '--against marks changes on a page alone';
  return new ZetaError('which-cities', `${what}, or say --html.`, {
    hint: 'As in `zeta prompts preview almaty greeting`, or `zeta prompts preview --html prompts.html`.',
    exit: exitCode.usage,
  });
}

/** A file with mistakes is left out of what is shown: that is said, and is the exit code. */
function told(cli: Cli, diagnostics: readonly Diagnostic[]): ExitCode {
  if (diagnostics.length > 0 && !cli.options.json) cli.note(`\n${diagnosticsText(diagnostics, cli)}`);
  return hasErrors(diagnostics) ? exitCode.diagnostics : exitCode.done;
}
