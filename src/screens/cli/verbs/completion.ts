import type { Command } from 'commander';
import { exitCode } from '../../../base/exit-code.ts';
import { severities } from '../../../diagnostics/codes.ts';
import { listTokens, tokenScopes } from '../../../operations/api-tokens.ts';
import { guardNames } from '../../../operations/deploy-cities.ts';
import { promptKeys } from '../../../operations/prompt-layers.ts';
import { listSchemas } from '../../../operations/schemas.ts';
import type { Cli, Verb } from '../cli.ts';
import { bashScript } from '../completion/bash-script.ts';
import { commandTree, type KnownValues, type Values } from '../completion/command-tree.ts';
import { zshScript } from '../completion/zsh-script.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta completion`: a script for the shell, made from the verbs as they are declared. */
export function runCompletion(program: Command, shell: 'bash' | 'zsh'): Verb {
  return async (cli) => {
    const tree = commandTree(program, await knownValues(cli));
    const script = shell === 'bash' ? bashScript(tree) : zshScript(tree);
    cli.answer({ shell, script }, () => script.trimEnd());
    return exitCode.done;
  };
}

/** Servers that zeta.yaml names; none where there is no platform, or its file has mistakes. */
async function serversOf(cli: Cli): Promise<readonly string[]> {
  try {
    const platform = await findPlatform({ ...cli, options: { ...cli.options, to: 'dev' } });
    return Object.keys(platform.config.targets ?? {});
  } catch {
    return [];
  }
}

/** Tokens that can be revoked; none where there is no data yet. */
async function tokensOf(cli: Cli): Promise<readonly string[]> {
  try {
    const platform = await findPlatform(cli);
    if (!(await platform.data.exists('zeta.db'))) return [];
    const { tokens } = await listTokens(await cli.tools(), platform);
    return tokens.filter(({ state }) => state === 'valid').map(({ name }) => name);
  } catch {
    return [];
  }
}

/** What declarations do not list: the values of flags that say more when they are wrong, and names of things. */
async function knownValues(cli: Cli): Promise<KnownValues> {
  const words = (all: readonly string[]): Values => ({ kind: 'words', words: all });
  const city: Values = { kind: 'city' };
  const folder: Values = { kind: 'folder' };
  const { filesAt } = await cli.tools();
  const servers = await serversOf(cli);
  const schemas = await listSchemas(filesAt(cli.packageRoot), cli.language);
  return {
    '<city>': city,
    '<cities>': city,
    '<old>': city,
    '<code-or-city>': { kind: 'city', words: Object.keys(severities) },
    '<path>': words(promptKeys.map((key) => `prompts.${key}`)),
    '<keys>': words(promptKeys),
    '--from': city,
    '--city': city,
    '--real': city,
    '--scope': words(tokenScopes),
    '-C': folder,
    '--data': folder,
    '--write': folder,
    '<dir>': folder,
    '<folder>': folder,
    // The number is known to whoever looks at the list; the city is most of what is typed.
    '<release>': city,
    '<range>': city,
    '--against': words(['live', 'dev', 'local', ...servers]),
    '<token>': words(await tokensOf(cli)),
    '<name>': words(schemas.map(({ name }) => name)),
    '--to': words(['dev', 'local', ...servers]),
    '--format': words(['pretty', 'json', 'github', 'markdown', 'sarif']),
    '--allow': words(guardNames),
    '--timezone': words(Intl.supportedValuesOf('timeZone')),
    '--currency': words(Intl.supportedValuesOf('currency')),
  };
}
