import { botIdOf } from '../base/bot-token.ts';
import type { CityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { BotAccount } from '../ports/messenger.ts';
import type { Platform } from './platform.ts';
import { secretHint } from './secret-hint.ts';
import { readServing } from './serving-note.ts';
import type { ServeTools } from './tools.ts';

/** How a verb reaches a bot. */
export type BotTools = Pick<ServeTools, 'references' | 'connectTelegram' | 'emulatedToken'>;

const realApi = 'https://api.telegram.org';

/** The real bot behind a reference, for a verb that asks one thing of it; undefined while the token is not set. */
export function botAccount(
  tools: Pick<ServeTools, 'references' | 'connectTelegram'>,
  { root, config }: Platform,
  reference: string,
): BotAccount | undefined {
  const token = tools.references(root)(reference);
  return token && connectedBot(tools, token, config.telegram?.apiRoot ?? realApi);
}

/**
 * The bot of a live city: in target `dev` the emulated one. Throws `ZetaError` while the token is not set, or nobody serves
 * `dev`, whose Telegram is a part of the serving process.
 */
export async function botOfCity(
  tools: BotTools,
  platform: Platform,
  city: CityId,
  reference: string,
): Promise<BotAccount> {
  const account =
    platform.target === 'dev'
      ? connectedBot(tools, tools.emulatedToken(city), await emulatedApi(platform))
      : botAccount(tools, platform, reference);
  if (account) return account;
  const hint = secretHint(reference, platform.target);
  throw new ZetaError('token-unset', `${reference} is not set.`, { hint });
}

/** Where the emulated Telegram listens. Throws `ZetaError` when nobody serves. */
export async function emulatedApi(platform: Platform): Promise<string> {
  const { note } = await readServing(platform);
  if (note?.emulators) return note.emulators.telegram;
  throw new ZetaError(
    'emulated-telegram-gone',
    'The emulated Telegram of the target dev is there only while it is served.',
    { hint: 'Run `zeta dev` or `zeta serve` meanwhile, or name another target with --to.' },
  );
}

/** A bot by its token; undefined for what is no token. */
export function connectedBot(
  tools: Pick<ServeTools, 'connectTelegram'>,
  token: Secret,
  apiRoot: string,
): BotAccount | undefined {
  const bot = botIdOf(token);
  if (!bot) return undefined;
  return tools.connectTelegram({
    bot,
    token,
    apiRoot,
    info: undefined,
    photos: { get: async () => undefined, remember: async () => undefined, forget: async () => undefined },
    media: async () => undefined,
  });
}
