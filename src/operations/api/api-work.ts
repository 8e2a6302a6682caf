import { exitCode } from '../../base/exit-code.ts';
import { type CityId, idOf } from '../../base/ids.ts';
import { Secret } from '../../base/secret.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Store } from '../../store/store.ts';
import { commitProgress } from '../commit-progress.ts';
import { compareReleases } from '../compare-releases.ts';
import type { Deployment } from '../deploy-cities.ts';
import { draftTests } from '../draft-tests.ts';
import { listReleases } from '../list-releases.ts';
import { type LogLine, logs, refuseUnknownCity } from '../logs.ts';
import { operatorProblem } from '../operator-problem.ts';
import { openPlatform, type Platform } from '../platform.ts';
import { pruneReleases } from '../prune-releases.ts';
import { openOther } from '../replay/open-other.ts';
import { replayTurns } from '../replay/replay-turns.ts';
import { planRollbacks, type RollbackPlan, rollBackCities } from '../rollback-cities.ts';
import { rollbackCity, unpinCity } from '../rollback-city.ts';
import { listSecrets, setSecret } from '../secrets.ts';
import type { ServingNote } from '../serving-note.ts';
import { showRelease } from '../show-release.ts';
import { type Status, status } from '../status.ts';
import type { Tools } from '../tools.ts';
import { DeployUploads } from './deploy-upload.ts';
import { readManifest } from './read-manifest.ts';
import {
  type ApiAsk,
  type ApiOutcome,
  type ApiRequest,
  type AskedLog,
  type AskedReplay,
  outcomeOf,
} from './wire.ts';

/**
 * Carries out what is asked of a server from elsewhere, beside its event loop: each request is a verb of the command line, with
 * a connection of its own to the database, as another process would have. A token for some cities sees and moves those alone.
 */
export class ApiWork {
  readonly #tools: Tools;
  readonly #uploads: DeployUploads;

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#uploads = new DeployUploads(tools);
  }

  /** Never throws: what was thrown is the outcome. */
  async answer({ root, data, target, who, ask: asked }: ApiRequest): Promise<ApiOutcome> {
    try {
      const ask = 'body' in asked ? readManifest(asked) : asked;
      for (const city of citiesOf(ask)) checkCity(who, city);
      const platform = await openPlatform(this.#tools, { root, data, target });
      return { json: JSON.stringify(await this.#result(platform, who, ask)) };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async #result(platform: Platform, who: ApiRequest['who'], ask: ApiAsk): Promise<object> {
    const tools = this.#tools;
    const as = ({ name }: ApiRequest['who']) => ({
      ...tools,
      whoAndWhat: async () => ({ author: name, commit: '' }),
    });
    switch (ask.verb) {
      case 'missing':
        return { missing: await this.#uploads.missing(platform, who, ask.files) };
      case 'plan':
        return this.#uploads.plan(platform, who, ask.upload);
      case 'replay':
        return this.#replay(platform, who, ask);
      case 'drafts':
        return draftTests(tools, platform, ask.cities.length > 0 ? ask.cities : who.cities);
      case 'deploy':
        return sendable(await this.#uploads.deploy(platform, who, ask.upload, ask.options));
      case 'compare':
        return compareReleases(tools, platform, ask.range);
      case 'rollback':
        return rollbackCity(as(who), platform, ask.city, ask.number, 'api');
      case 'plan-rollbacks':
        return planRollbacks(tools, platform, ask.before, who.cities);
      case 'rollbacks':
        return rollBackCities(as(who), platform, askedPlan(platform, ask.steps), 'api');
      case 'unpin':
        return unpinCity(as(who), platform, ask.city, 'api');
      case 'status':
        return statusFor(who, await status(tools, platform));
      case 'progress':
        return commitProgress(tools, platform, ask);
      case 'releases':
        return seenBy(who, await listReleases(platform, ask.city), 'releases');
      case 'show-release':
        return showRelease(platform, ask);
      case 'prune':
        return pruneReleases(as(who), platform, { names: ask.cities, keep: ask.keep, among: who.cities });
      case 'logs':
        return this.#logs(platform, who, ask);
      case 'secrets':
        return this.#secrets(platform, who);
      case 'set-secret':
        return this.#setSecret(platform, who, ask);
    }
  }

  /** Lines that name no city are for those alone who may see all. */
  async #logs(platform: Platform, { cities }: ApiRequest['who'], ask: AskedLog): Promise<object> {
    const { city, since, level, most } = ask;
    const lines: LogLine[] = [];
    const wish = { cities, since, level, most, ...(city !== undefined && { city }) };
    for await (const line of logs(this.#tools, platform, wish)) lines.push(line);
    if (lines.length === 0 && city !== undefined) await refuseUnknownCity(this.#tools, platform, city);
    return { target: platform.target, lines };
  }

  /** One thread, which gets what serving leaves. What comes of it is masked: nothing else leaves the server. */
  async #replay(platform: Platform, who: ApiRequest['who'], ask: AskedReplay): Promise<object> {
    const { since, release, upload } = ask;
    const cities = ask.cities.length > 0 ? ask.cities : who.cities;
    const open = upload
      ? () => this.#uploads.against(platform, who, upload)
      : (store: Store) => openOther(this.#tools, platform, store, nameOf(release));
    return replayTurns(this.#tools, platform, { cities, since }, { open, threads: 1 });
  }

  async #secrets(platform: Platform, who: ApiRequest['who']): Promise<object> {
    const list = await listSecrets(this.#tools, platform);
    return { ...list, secrets: list.secrets.filter(({ uses }) => isOwn(who, uses)) };
  }

  async #setSecret(
    platform: Platform,
    who: ApiRequest['who'],
    { name, value }: Extract<ApiAsk, { verb: 'set-secret' }>,
  ): Promise<object> {
    const { secrets } = await listSecrets(this.#tools, platform);
    const uses =
      secrets.find(({ reference }) => reference === `env:${name.replace(/^env:/, '')}`)?.uses ?? [];
    if (!isOwn(who, uses)) throw notAllowed(who, `the secret ${name.slice(0, 80)}`);
    // A city's own file may name any variable: that alone makes it no secret of the city.
    if (ofServer.test(name) && (who.cities.length > 0 || !uses.some(({ city }) => city === null)))
      throw ofThatServer(name);
    return setSecret(this.#tools, platform, name, new Secret(value));
  }
}

function nameOf(release: AskedReplay['release']): string {
  return release ? `${release.city}#${release.number}` : 'live';
}

function citiesOf(ask: ApiAsk): readonly string[] {
  switch (ask.verb) {
    case 'plan':
    case 'deploy':
      return ask.upload.cities;
    case 'compare':
      return [ask.range.city];
    case 'replay':
      return [...ask.cities, ...(ask.upload?.cities ?? []), ...(ask.release ? [ask.release.city] : [])];
    case 'rollback':
    case 'unpin':
    case 'show-release':
      return [ask.city];
    case 'rollbacks':
      return ask.steps.map(({ city }) => city);
    case 'progress':
    case 'prune':
    case 'drafts':
      return ask.cities;
    case 'releases':
    case 'logs':
      return ask.city === undefined ? [] : [ask.city];
    case 'missing':
    case 'plan-rollbacks':
    case 'status':
    case 'secrets':
    case 'set-secret':
      return [];
  }
}

/** What is no city is not live, and so not moved. */
function askedPlan(
  { target }: Platform,
  steps: Extract<ApiAsk, { verb: 'rollbacks' }>['steps'],
): RollbackPlan {
  const named = steps.map(({ city, from, to }) => ({ city: idOf<CityId>(city), from, to }));
  return { target, before: null, steps: named };
}

function checkCity(who: ApiRequest['who'], city: string): void {
  if (who.cities.length > 0 && !who.cities.includes(city)) throw notAllowed(who, city.slice(0, 80));
}

function notAllowed({ name, cities }: ApiRequest['who'], what: string): ZetaError {
  return new ZetaError('not-allowed', `The token ${name} is for ${cities.join(', ')}, not for ${what}.`, {
    hint: 'Take another token, or have one made: `zeta token create`.',
    exit: exitCode.operator,
  });
}

/** What the process says of itself names all cities: here their own alone. */
function statusFor(who: ApiRequest['who'], all: Status): object {
  const { serving } = all;
  if (who.cities.length === 0 || serving === null) return seenBy(who, all, 'cities');
  const { only, problems, bots, ...said } = serving;
  const isOwn = (city: string) => who.cities.includes(city);
  const ofOwn = (told: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(told).filter(([city]) => isOwn(city)));
  const seen: ServingNote = {
    ...said,
    ...(only && { only: only.filter(isOwn) }),
    ...(problems && { problems: ofOwn(problems) }),
    ...(bots && { bots: ofOwn(bots) }),
  };
  const told: Status = { ...all, serving: seen };
  return seenBy(who, told, 'cities');
}

/** What a token for some cities may know of all. */
function seenBy<Key extends string, One extends { readonly city: CityId }>(
  { cities }: ApiRequest['who'],
  result: { readonly target: string } & Readonly<Record<Key, readonly One[]>>,
  key: Key,
): object {
  if (cities.length === 0) return result;
  const own = new Set(cities.map((city) => idOf<CityId>(city)));
  return { ...result, [key]: result[key].filter(({ city }) => own.has(city)) };
}

/** A secret that others need, too, is not that city's alone. */
function isOwn({ cities }: ApiRequest['who'], uses: readonly { readonly city: string | null }[]): boolean {
  if (cities.length === 0) return true;
  return uses.length > 0 && uses.every(({ city }) => city !== null && cities.includes(city));
}

/** Read by ZETA itself, and not because a file names it: where its calls go is decided on the server. */
const ofServer = /^(?:env:)?(?:zeta_\w+|node_\w+|ld_\w+|path|home|(?:https?|no|all)_proxy)$/i;

function ofThatServer(name: string): ZetaError {
  return new ZetaError('not-allowed', `${name} is a setting of the server itself.`, {
    hint: 'Change it there.',
    exit: exitCode.operator,
  });
}

/** An error has no form of its own in JSON. */
function sendable(deployment: Deployment): object {
  const cities = deployment.cities.map((city) => {
    if (city.kind !== 'failed') return city;
    const { code, message, hint, exit } = operatorProblem(city.error) ?? {
      code: 'bug',
      message: 'an unexpected error',
      hint: undefined,
      exit: exitCode.bug,
    };
    return { ...city, error: { code, message, hint, exit } };
  });
  return { ...deployment, cities };
}
