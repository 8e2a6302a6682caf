import { dirname } from 'node:path';
import type { CityId } from '../base/ids.ts';
import { maskSecrets } from '../base/mask-secrets.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { readShapedFile } from '../compile/read-shaped-file.ts';
import { shapes } from '../compile/shapes.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { botAccount } from './bot-account.ts';
import { CityBroken } from './city-broken.ts';
import { onlyCity } from './only-city.ts';
import { chosenCities, type Platform } from './platform.ts';
import { pollUpdates } from './poll-updates.ts';
import { type ServeOptions, type Serving, serve } from './serve.ts';
import type { ServeTools } from './tools.ts';

/** A city of the working tree that talks through its real bot, on this machine. */
export interface RealStart {
  readonly city: CityId;
  readonly release: number;
  /** Of the bot, without the @; null while Telegram was not heard. */
  readonly bot: string | null;
  /** The real group that hears of customers; null: city.yaml names none. */
  readonly managers: string | null;
  readonly privateUrl: string | null;
  /** The folder that `--data` takes to look at it with other verbs. */
  readonly data: string;
}

export interface RealServing {
  readonly started: RealStart;
  /** Resolves when it cannot go on. Else never. */
  readonly ended: Promise<Error>;
  stop(): Promise<void>;
}

/** How long Telegram may take to answer. */
const answerMs = 15_000;

/**
 * Serves one city with its real bot and an emulated CRM, from a place that Telegram cannot reach: updates are asked for.
 * Its data is kept apart from all targets, so that what was accepted is answered at the next start. Throws `ZetaError`
 * when the bot's token is not set, or the bot has a webhook: then somebody else serves it.
 */
export async function serveReal(
  tools: ServeTools,
  platform: Platform,
  name: string,
  options: Pick<ServeOptions, 'private' | 'onSave' | 'alertText' | 'pace'>,
): Promise<RealServing> {
  const [city] = (await chosenCities(platform.files, [name])).cities;
  if (city === undefined) throw new Error('chosenCities gives back what it was given');
  await refuseTaken(tools, platform, city);
  const data = `${dirname(platform.dataRoot)}/real/${city}`;
  const serving = await serveWorkingTree(tools, platform, { city, data }, options);
  try {
    await serving.runtime.bots.whenIntroduced();
  } catch (error) {
    await serving.stop();
    throw error;
  }
  const { runtime, privateUrl, ended } = serving;
  const polling = pollUpdates({ ...tools, runtime }, city);
  const live = runtime.cities.get(city);
  return {
    started: {
      city,
      release: live?.release ?? 0,
      bot: runtime.bots.username(city) ?? null,
      managers: live?.settings.manager?.chat ?? null,
      privateUrl,
      data,
    },
    ended: Promise.race([ended, polling.taken.then((by) => takenError(city, by))]),
    stop: async () => {
      await polling.stop();
      await serving.stop();
    },
  };
}

async function serveWorkingTree(
  tools: ServeTools,
  platform: Platform,
  { city, data }: { readonly city: CityId; readonly data: string },
  { onSave, ...options }: Pick<ServeOptions, 'private' | 'onSave' | 'alertText' | 'pace'>,
): Promise<Serving> {
  const dataRoot = `${data}/dev`;
  const apart = { ...platform, target: 'dev' as const, dataRoot, data: tools.filesAt(dataRoot) };
  const mistakes: Diagnostic[] = [];
  try {
    return await serve(
      tools,
      { ...apart, files: onlyCity(platform, city) },
      {
        ...options,
        only: [city],
        public: { host: '127.0.0.1', port: 0 },
        watch: 'all',
        command: `zeta dev --real ${city}`,
        deployAll: true,
        keepsLog: true,
        hasRealBots: true,
        onSave: (result) => {
          mistakes.push(...result.diagnostics);
          onSave?.(result);
        },
      },
    );
  } catch (error) {
    const isBroken = error instanceof ZetaError && error.code === 'nothing-to-serve' && hasErrors(mistakes);
    throw isBroken ? new CityBroken(mistakes) : error;
  }
}

/** Before anything is told to the bot: it may be one that customers talk to. */
async function refuseTaken(tools: ServeTools, platform: Platform, city: CityId): Promise<void> {
  const file = `cities/${city}/city.yaml`;
  const { shaped, diagnostics } = await readShapedFile<CityFile>(platform.files, file, shapes.city);
  if (!shaped) throw new CityBroken(diagnostics);
  const reference = shaped.value.telegram.token;
  const account = botAccount(tools, platform, reference);
  if (!account) {
    throw new ZetaError('token-unset', `${reference} is not set, or is no token of a bot.`, {
      hint: `Make a bot of your own with @BotFather, and write its token: zeta secret set ${reference.replace(/^env:/, '')}`,
    });
  }
  const outcome = await account.webhook(tools.timers.deadline(answerMs, new AbortController().signal));
  if (outcome.kind !== 'done') {
    throw new ZetaError('bot-unknown', `Telegram does not tell of the bot of ${city}: ${outcome.detail}.`, {
      hint: 'Check its token (zeta secret list), and whether Telegram is reached from here.',
    });
  }
  if (outcome.value.url === '') return;
  const url = maskSecrets(outcome.value.url);
  throw new ZetaError('webhook-set', `The updates of this bot go to ${url}: somebody serves it there.`, {
    hint: `Use a bot of your own for trying. If nobody needs that webhook: zeta webhook delete ${city} --to local`,
  });
}

function takenError(city: CityId, by: 'webhook' | 'another process'): ZetaError {
  return by === 'webhook'
    ? new ZetaError('webhook-set', `A webhook was set for the bot of ${city}: its updates go there now.`, {
        hint: 'Another process serves this bot. Use a bot of your own for trying.',
      })
    : new ZetaError('polled-elsewhere', `Another process asks for the updates of the bot of ${city}.`, {
        hint: 'Only one may. Stop the other one, or use a bot of your own.',
      });
}
