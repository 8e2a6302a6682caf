import { exitCode } from '../../../base/exit-code.ts';
import { createToken, listTokens, revokeToken } from '../../../operations/api-tokens.ts';
import { createdTokenText, revokedTokenText, tokensText } from '../../../report/tokens-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface TokenFlags {
  readonly scope: readonly string[];
  readonly city: readonly string[];
  readonly expires?: string;
}

export function runTokenCreate(name: string, { scope, city, expires }: TokenFlags): Verb {
  return async (cli) => {
    const wish = { name, scopes: scope, cities: city, ...(expires !== undefined && { expires }) };
    const creation = await createToken(await cli.tools(), await findPlatform(cli), wish);
    const { target, listed, token } = creation;
    cli.answer({ target, ...listed, token: token.reveal() }, () =>
      cli.options.quiet ? token.reveal() : createdTokenText(creation, cli),
    );
    return exitCode.done;
  };
}

export function runTokenList(): Verb {
  return async (cli) => {
    const tools = await cli.tools();
    const list = await listTokens(tools, await findPlatform(cli));
    cli.answer(list, () => tokensText(list, tools.clock.now(), cli));
    return exitCode.done;
  };
}

export function runTokenRevoke(name: string): Verb {
  return async (cli) => {
    const revoked = await revokeToken(await cli.tools(), await findPlatform(cli), name);
    cli.answer(revoked, () => revokedTokenText(revoked, cli));
    return exitCode.done;
  };
}
