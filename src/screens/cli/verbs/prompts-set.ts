import { basename, dirname, resolve } from 'node:path';
import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { pairsGiven, promptsInYaml } from '../../../operations/writing/given-changes.ts';
import { writePrompts } from '../../../operations/writing/write-prompts.ts';
import type { Cli, Verb } from '../cli.ts';
import { type EditFlags, editFiles } from '../edit-files.ts';
import { pipedText } from '../piped-text.ts';

export interface PromptsSetFlags extends EditFlags {
  readonly language?: string;
  /** YAML of texts by key; `-` is stdin. */
  readonly file?: string;
}

type Changes = Readonly<Record<string, string | null>>;

const mostBytes = 256 * 1024;

export function runPromptsSet(city: string, pairs: readonly string[], flags: PromptsSetFlags): Verb {
  return async (cli) => {
    const changes = { ...(await inFile(cli, flags.file)), ...(await typed(pairs)) };
    return change(cli, city, changes, flags);
  };
}

export function runPromptsUnset(city: string, keys: readonly string[], flags: PromptsSetFlags): Verb {
  return (cli) => change(cli, city, Object.fromEntries(keys.map((key) => [key, null])), flags);
}

function change(cli: Cli, city: string, changes: Changes, flags: PromptsSetFlags) {
  const { language } = flags;
  const wish = { city, changes, ...(language !== undefined && { language }) };
  const asked = { city, changes: { ...changes }, ...(language !== undefined && { lang: language }) };
  return editFiles(cli, flags, {
    here: (tools, platform, options) => writePrompts(tools, platform, wish, options),
    there: (api) => api.writePrompts(asked),
  });
}

/** `greeting=-` is the text that comes on stdin. */
async function typed(pairs: readonly string[]): Promise<Changes> {
  const texts = new Map<string, string>();
  for (const [key, text] of pairsGiven(pairs)) texts.set(key, text === '-' ? await pipedText() : text);
  return Object.fromEntries(texts);
}

async function inFile(cli: Cli, file: string | undefined): Promise<Changes> {
  if (file === undefined) return {};
  if (file === '-') return promptsInYaml('stdin', await pipedText());
  const path = resolve(file);
  const read = await (await cli.tools()).filesAt(dirname(path)).read(basename(path), mostBytes);
  if (read.ok) return promptsInYaml(file, new TextDecoder().decode(read.value));
  throw new ZetaError('no-file', `${file} cannot be read.`, {
    hint: 'Name a YAML file of texts by key.',
    exit: exitCode.usage,
  });
}
