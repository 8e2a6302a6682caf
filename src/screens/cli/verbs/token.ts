import { exitCode } from '../../../base/exit-code.ts';
import { Secret } from '../../../base/secret.ts';
import { createToken, listTokens, revokeToken, scopesIn } from '../../../operations/api-tokens.ts';
import { allPages } from '../../../operations/remote/all-pages.ts';
import { createdTokenText, revokedTokenText, tokensText } from '../../../report/tokens-text.ts';
import type { Verb } from '../cli.ts';
import { ofTarget } from '../of-target.ts';

export interface TokenFlags {
  readonly scope: readonly string[];
  readonly city: readonly string[];
  readonly expires?: string;
}

export function runTokenCreate(name: string, { scope, city, expires }: TokenFlags): Verb {
  return async (cli) => {
    const wish = { name, scopes: scope, cities: city, ...(expires !== undefined && { expires }) };
    const creation = await ofTarget(cli, {
      here: (tools, platform) => createToken(tools, platform, wish),
      there: async (api) => {
        const { target, token: made, ...told } = await api.createToken({ ...wish, scopes: scopesIn(scope) });
        return { target, listed: told, token: new Secret(made) };
      },
    });
    const { target, listed, token } = creation;
    cli.answer({ target, ...listed, token: token.reveal() }, () =>
      cli.options.quiet ? token.reveal() : createdTokenText(creation, cli),
    );
    return exitCode.done;
  };
}

export function runTokenList(): Verb {
  return async (cli) => {
    const list = await ofTarget(cli, {
      here: (tools, platform) => listTokens(tools, platform),
      there: (api) => allPages('tokens', (page) => api.tokens(page)),
    });
    const { clock } = await cli.tools();
    cli.answer(list, () => tokensText(list, clock.now(), cli));
    return exitCode.done;
  };
}

export function runTokenRevoke(name: string): Verb {
  return async (cli) => {
    const revoked = await ofTarget(cli, {
      here: (tools, platform) => revokeToken(tools, platform, name),
      there: (api) => api.revokeToken({ name }),
    });
    cli.answer(revoked, () => revokedTokenText(revoked, cli));
    return exitCode.done;
  };
}
