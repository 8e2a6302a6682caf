import { botIdOf } from '../base/bot-token.ts';
import type { BotId, CityId } from '../base/ids.ts';
import { maskAddress } from '../base/mask-secrets.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Settings } from '../city/settings.ts';
import { botProfiles } from '../conversation/bot-profiles.ts';
import type { AccountOutcome, BotAccount } from '../ports/messenger.ts';
import { cityOf } from '../runtime/live-cities.ts';
import { profilesMark } from '../runtime/told-profiles.ts';
import { webhookMark } from '../runtime/webhook-secrets.ts';
import type { KnownBot, Store } from '../store/store.ts';
import { botAccount } from './bot-account.ts';
import { type Side, unasked } from './compared.ts';
import type { Platform } from './platform.ts';
import { secretHint } from './secret-hint.ts';
import type { TelegramTools } from './tools.ts';
import { rotationOf, webhookUrl } from './webhook-place.ts';

/** What Telegram has to know of a city that is live. */
export interface TelegramStep {
  readonly step: 'bot' | 'webhook' | 'profile';
  /**
   * `kept`: it knew that already. `owed`: it could not be told now; the serving process and the next deploy try again.
   * `refused`: it did not take it, and will not.
   */
  readonly state: 'done' | 'kept' | 'owed' | 'refused';
  /** Why it is owed or refused, or what was found. */
  readonly detail: string;
}

/** A city's bot, as far as it could be asked. */
export interface CheckedBot {
  readonly step: TelegramStep;
  /** Absent while it cannot be asked. */
  readonly bot?: { readonly known: KnownBot; readonly account: BotAccount };
}

/** How long Telegram may take to answer. */
const answerMs = 10_000;

interface TellDeps {
  readonly tools: TelegramTools;
  readonly platform: Platform;
  readonly store: Store;
}

/**
 * Before a release goes live: the token is a bot's, the bot is the one that city.yaml names, and no other city's. Throws
 * `ZetaError` when it is not; a bot that cannot be asked now is owed.
 */
export async function checkBot(deps: TellDeps, city: CityId, { telegram }: Settings): Promise<CheckedBot> {
  const { tools, platform, store } = deps;
  const { token, username } = telegram;
  const account = botAccount(tools, platform, token);
  const bot = botOf(deps, token);
  if (!account || !bot) return { step: { step: 'bot', state: 'owed', detail: `${token} is not set` } };
  const bots = await store.knownBots();
  const other = bots.find((one) => one.bot === bot && one.city !== city)?.city;
  if (other !== undefined && (await store.liveRelease(other))) {
    throw new ZetaError('bot-taken', `${token} is the bot of ${other}.`, {
      hint: `One bot serves one city: give ${city} a bot of its own.`,
    });
  }
  const identity = await account.identify(deadline(tools));
  if (identity.kind === 'refused') {
    throw new ZetaError('token-refused', `Telegram does not take ${token}: ${identity.detail}.`, {
      hint: `Copy the token from @BotFather once more. ${secretHint(token, platform.target)}`,
    });
  }
  if (identity.kind === 'later') return { step: owed('bot', identity) };
  const found = identity.value.username;
  if (username !== undefined && username.toLowerCase() !== found.toLowerCase()) {
    throw new ZetaError('other-bot', `${token} is the token of @${found}, city.yaml says @${username}.`, {
      hint: 'Put the token of that bot into .env, or the name of this one into telegram.username.',
    });
  }
  const before = bots.find((one) => one.bot === bot);
  const known: KnownBot = { ...before, bot, city, ...identity.value };
  return { step: { step: 'bot', state: 'kept', detail: `@${found}` }, bot: { known, account } };
}

/** After a release went live: its webhook and its profile, each told where Telegram knows otherwise. */
export async function tellTelegram(
  deps: TellDeps,
  release: Side,
  { step, bot }: CheckedBot,
): Promise<readonly TelegramStep[]> {
  if (!bot) {
    // What Telegram was told before it need not hear again.
    const others = await owedToTelegram(deps, release, await deps.store.knownBots());
    return [step, ...others.filter((one) => one !== 'bot').map((one) => owed(one, { detail: step.detail }))];
  }
  await deps.store.rememberBot(bot.known);
  const webhook = await tellWebhook(deps, release.city, bot);
  return [step, webhook, await tellProfile(deps, release, bot)];
}

/** In place of asking and telling: what is owed then, by what is remembered. */
export function untold(deps: Parameters<typeof owedToTelegram>[0]): {
  check(): Promise<CheckedBot>;
  tell(release: Side): Promise<readonly TelegramStep[]>;
} {
  const detail = 'Telegram was not asked';
  return {
    check: async () => ({ step: { step: 'bot', state: 'kept', detail } }),
    tell: async (release) => {
      const steps = await owedToTelegram(deps, release, await deps.store.knownBots());
      return steps.map((step) => ({ step, state: 'owed', detail }));
    },
  };
}

/** What Telegram was not told yet of a city that is live, by what is remembered: nobody is asked. */
export async function owedToTelegram(
  deps: {
    readonly platform: Platform;
    readonly store: Store;
    readonly tools: Pick<TelegramTools, 'references'>;
  },
  release: Side,
  bots: readonly KnownBot[],
): Promise<readonly TelegramStep['step'][]> {
  if (deps.platform.target === 'dev') return [];
  const { token } = (JSON.parse(release.settings) as Settings).telegram;
  const bot = botOf(deps, token);
  // A token that is not set is told as such.
  if (!bot) return [];
  const known = bots.find((one) => one.bot === bot && one.city === release.city);
  if (!known) return ['bot', 'webhook', 'profile'];
  const address = await webhookAddress(deps.store, deps.platform, release.city);
  const isTold = address !== undefined && known.webhook === webhookMark(address);
  return [
    ...(isTold ? [] : ['webhook' as const]),
    ...(known.menu === profileMark(release) ? [] : ['profile' as const]),
  ];
}

type KnownAccount = NonNullable<CheckedBot['bot']>;

async function tellWebhook(
  { tools, platform, store }: TellDeps,
  city: CityId,
  { known, account }: KnownAccount,
): Promise<TelegramStep> {
  const address = await webhookAddress(store, platform, city);
  if (!address) return { step: 'webhook', state: 'owed', detail: 'zeta.yaml has no publicUrl' };
  const { url, rotation } = address;
  const before = await account.webhook(deadline(tools));
  if (before.kind !== 'done') return failed('webhook', before);
  const mark = webhookMark(address);
  if (before.value.url === url && known.webhook === mark)
    return { step: 'webhook', state: 'kept', detail: url };
  const secret = tools.webhookSecret(tools.masterKey(platform.dataRoot), city, rotation);
  const set = await account.setWebhook(url, secret, deadline(tools));
  if (set.kind !== 'done') return failed('webhook', set);
  tools.reach('deploy:webhook-set');
  const after = await account.webhook(deadline(tools));
  if (after.kind !== 'done') return failed('webhook', after);
  // Somebody else sets it at the same time: the next look says who won.
  if (after.value.url !== url)
    return { step: 'webhook', state: 'owed', detail: `it is ${maskAddress(after.value.url) || 'not set'}` };
  await store.webhookTold(known.bot, mark);
  await store.verifySecret(city, rotation, tools.clock.now());
  const was =
    before.value.url !== '' && before.value.url !== url ? ` (it was ${maskAddress(before.value.url)})` : '';
  return { step: 'webhook', state: 'done', detail: `${url}${was}` };
}

async function tellProfile(
  { tools, store }: TellDeps,
  release: Side,
  { known, account }: KnownAccount,
): Promise<TelegramStep> {
  const menu = profileMark(release);
  if (known.menu === menu) return { step: 'profile', state: 'kept', detail: '' };
  const told = await account.setProfiles(botProfiles(cityOf(release, unasked)), deadline(tools));
  if (told.kind !== 'done') return failed('profile', told);
  await store.rememberBot({ ...known, menu });
  return { step: 'profile', state: 'done', detail: '' };
}

/** As the serving process remembers what it told. */
function profileMark(release: Side): string {
  return profilesMark(botProfiles(cityOf(release, unasked)));
}

/** Where updates should come, and the number of their secret; undefined while zeta.yaml has no public URL. */
async function webhookAddress(store: Store, { config }: Platform, city: CityId) {
  if (config.publicUrl === undefined) return undefined;
  return { url: webhookUrl(config.publicUrl, city), rotation: (await rotationOf(store, city)).rotation };
}

function botOf(
  { tools, platform }: { readonly tools: Pick<TelegramTools, 'references'>; readonly platform: Platform },
  reference: string,
): BotId | undefined {
  const token = tools.references(platform.root)(reference);
  return token && botIdOf(token);
}

function failed(
  step: TelegramStep['step'],
  outcome: Exclude<AccountOutcome<unknown>, { kind: 'done' }>,
): TelegramStep {
  return outcome.kind === 'later' ? owed(step, outcome) : { step, state: 'refused', detail: outcome.detail };
}

function owed(step: TelegramStep['step'], { detail }: { readonly detail: string }): TelegramStep {
  return { step, state: 'owed', detail };
}

function deadline({ timers }: Pick<TelegramTools, 'timers'>): AbortSignal {
  return timers.deadline(answerMs, new AbortController().signal);
}
