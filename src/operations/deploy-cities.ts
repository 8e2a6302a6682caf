import { botIdOf } from '../base/bot-token.ts';
import { exitCode } from '../base/exit-code.ts';
import type { BotId, CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type GuardName, guardNames } from '../release/guards.ts';
import type { ReleaseOrigin, ReleaseStamp, Store } from '../store/store.ts';
import {
  type AllowedGuard,
  type CityDeploy,
  type DeployStage,
  type DeployWay,
  deployCity,
} from './deploy-city.ts';
import { type DeployHolder, deployingAlone } from './deploy-lock.ts';
import { chosenCities, ensureDataFolder, openTargetStore, type Platform } from './platform.ts';
import { checkBot, tellTelegram, untold } from './tell-telegram.ts';
import type { TelegramTools, Tools } from './tools.ts';
import { wayOutOf } from './way-out.ts';

export { guardNames } from '../release/guards.ts';

export interface Deployment {
  readonly target: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly cities: readonly CityDeploy[];
}

export interface DeployOptions {
  /** None: all cities. */
  readonly names: readonly string[];
  readonly message: string;
  /** Names of guards that may be overruled. */
  readonly allow: readonly string[];
  /** Says what would be done, and does nothing. */
  readonly isDryRun?: boolean;
  /** To ask and tell Telegram with; absent: it is not, and what it should know is owed. */
  readonly telegram?: TelegramTools;
  readonly onStart?: (cities: readonly CityId[]) => void;
  readonly onStage?: (city: CityId, stage: DeployStage) => void;
  readonly onDone?: (deployed: CityDeploy) => void;
  /** Another deploy into this target goes on. */
  readonly onWait?: (holder: DeployHolder | undefined) => void;
  /** Default: `deploy`. */
  readonly origin?: ReleaseOrigin;
  /** Asked before each city goes live; what it throws stops that city. */
  readonly mayGoOn?: (store: Store) => Promise<void>;
}

/**
 * What a deploy asks and tells Telegram with, wherever it came from: nothing in `dev`, whose bots are emulated and looked after
 * by whoever serves them, and nothing where Telegram is not to be asked.
 */
export async function toldTelegram(
  tools: Tools,
  platform: Platform,
  isOffline = false,
): Promise<Pick<DeployOptions, 'telegram'>> {
  if (platform.target === 'dev' || isOffline) return {};
  return { telegram: await tools.telegramTools(wayOutOf(tools, platform)) };
}

/** Compiles cities and makes them live in the target, one by one: one city's failure touches no other. */
export async function deployCities(
  tools: Tools,
  platform: Platform,
  options: DeployOptions,
): Promise<Deployment> {
  const { cities, diagnostics } = await chosenCities(platform.files, options.names);
  const allow = options.allow.map(guardNamed);
  const stamp = await stampOf(tools, platform, options.origin ?? 'deploy', options.message);
  await ensureDataFolder(platform);
  options.onStart?.(cities);
  const deploy = async (): Promise<readonly CityDeploy[]> => {
    const store = await openTargetStore(platform);
    try {
      const results: CityDeploy[] = [];
      for (const city of cities) {
        const way = wayOf(tools, platform, store, options, { city, allow, triedAt: stamp.at });
        const { indexer } = tools;
        const deps = { platform, store, indexer, botOf: botsBehind(tools, platform), asksAt: stamp.at };
        const deployed = await deployCity(deps, city, stamp, way);
        results.push(deployed);
        // A commit that changes nothing of a city makes no release of it, and is what is live all the same.
        if (deployed.kind !== 'broken' && deployed.kind !== 'failed' && !options.isDryRun)
          await store.sawCommit(city, stamp.commit, stamp.at);
        options.onDone?.(deployed);
      }
      return results;
    } finally {
      store.close();
    }
  };
  const wait = (holder: DeployHolder | undefined) => options.onWait?.(holder);
  const results = options.isDryRun
    ? await deploy()
    : await deployingAlone(tools, platform, stamp.author, wait, deploy);
  return { target: platform.target, diagnostics, cities: results };
}

function wayOf(
  tools: Tools,
  platform: Platform,
  store: Store,
  { isDryRun, telegram, onStage, origin, mayGoOn }: DeployOptions,
  {
    city,
    allow,
    triedAt,
  }: { readonly city: CityId; readonly allow: readonly GuardName[]; readonly triedAt: number },
): DeployWay {
  const told = platform.target === 'dev' ? undefined : telegram;
  const deps = told && { tools: told, platform, store };
  const isUntold = platform.target !== 'dev' && !told;
  return {
    allow,
    // What is sent from elsewhere is not of the commits that lie here.
    ...(origin !== 'api' && {
      allowedByCommits: (id: CityId) => allowedByCommits(tools, platform, store, id),
    }),
    triedAt,
    ...(isDryRun && { isDryRun }),
    ...(deps && {
      telegram: {
        check: (id, settings) => checkBot(deps, id, settings),
        tell: (release, bot) => tellTelegram(deps, release, bot),
      },
    }),
    ...(isUntold && { telegram: untold({ tools, platform, store }) }),
    ...(mayGoOn && { mayGoOn: () => mayGoOn(store) }),
    onStage: (stage) => onStage?.(city, stage),
    reach: tools.reach,
  };
}

/** The trailer of a commit that lets one city past one guard, once: `Zeta-Allow: almaty/product-drop`. */
const allowTrailer = 'Zeta-Allow';

const mostMoves = 10_000;

/** A commit that was deployed, or refused, has had its say; one that was used allows nothing more, wherever the branch goes. */
export async function allowedByCommits(
  tools: Tools,
  platform: Platform,
  store: Store,
  city: CityId,
): Promise<readonly AllowedGuard[]> {
  const seen = (await store.seenCommits()).get(city);
  const said = await tools.trailersSince(platform.root, seen, allowTrailer);
  const used = await store.moves({ since: 0, cities: [city], most: mostMoves });
  const isUsed = (said: string) => used.some(({ what, message }) => what === 'allowed' && message === said);
  return guardNames.flatMap((guard) => {
    const allowing = said.find(
      ({ value, commit }) => value === `${city}/${guard}` && !isUsed(`${guard} ${commit}`),
    );
    return allowing ? [{ guard, commit: allowing.commit }] : [];
  });
}

function guardNamed(name: string): GuardName {
  const guard = guardNames.find((one) => one === name);
  if (guard) return guard;
  const hint = `Guards: ${guardNames.join(', ')}.`;
  throw new ZetaError('unknown-guard', `There is no guard "${name}".`, { hint, exit: exitCode.usage });
}

/** Who makes a release, when, from which commit. */
export async function stampOf(
  tools: Tools,
  platform: Platform,
  origin: ReleaseOrigin,
  message = '',
): Promise<ReleaseStamp> {
  return { at: tools.clock.now(), ...(await tools.whoAndWhat(platform.root)), message, origin };
}

/** Which bot a reference stands for; undefined in `dev`, whose bots are emulated, and while it is unset. */
export function botsBehind(tools: Tools, platform: Platform): (reference: string) => BotId | undefined {
  if (platform.target === 'dev') return () => undefined;
  const resolve = tools.references(platform.root);
  return (reference) => {
    const token = resolve(reference);
    return token && botIdOf(token);
  };
}
