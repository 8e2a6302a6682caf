import { ZetaError } from '../../base/zeta-error.ts';
import { Hashing } from '../people/hashing.ts';
import { openPlatform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { DeployUploads } from './deploy-upload.ts';
import type { SessionVerb } from './desk.ts';
import type { LiveId } from './live-ask.ts';
import { namedCities } from './named-cities.ts';
import { readManifest } from './read-manifest.ts';
import { editingWork } from './verbs/editing-work.ts';
import { peopleWork } from './verbs/people-work.ts';
import { readWork } from './verbs/read-work.ts';
import { releaseWork } from './verbs/release-work.ts';
import { requestWork } from './verbs/request-work.ts';
import { serverWork } from './verbs/server-work.ts';
import { notAllowed, type Work, type WorkContext } from './verbs/work.ts';
import { type ApiAsk, type ApiOutcome, type ApiRequest, outcomeOf, type RouteId } from './wire.ts';

/** Routes that the event loop answers itself. */
type LoopId = 'keepFile' | 'events' | LiveId | SessionVerb;

const work: Work<Exclude<RouteId, LoopId>> = {
  ...readWork,
  ...releaseWork,
  ...requestWork,
  ...peopleWork,
  ...serverWork,
  ...editingWork,
};

/**
 * Carries out what is asked of a server from elsewhere, beside its event loop: each request is a verb of the command line, with
 * a connection of its own to the database, as another process would have. Who is for some cities sees and moves those alone.
 */
export class ApiWork {
  readonly #tools: Tools;
  readonly #uploads: DeployUploads;

  constructor(tools: Tools) {
    // Beside those of people who come in: one of the four threads that Node has for it.
    const passwords = new Hashing(tools.passwords, { atOnce: 1, waiting: 16 });
    this.#tools = { ...tools, passwords };
    this.#uploads = new DeployUploads(tools);
  }

  /** Never throws: what was thrown is the outcome. */
  async answer({ root, data, target, who, request, ask: asked }: ApiRequest): Promise<ApiOutcome> {
    try {
      const ask = 'body' in asked ? readManifest(asked) : asked;
      for (const city of namedCities(ask.input))
        if (who.cities.length > 0 && !who.cities.includes(city)) throw notAllowed(who, city.slice(0, 80));
      const from = { address: request.address, agent: request.agent };
      const platform = await openPlatform(this.#tools, {
        root,
        data,
        target,
        by: { ...who, ...from, request: request.id },
      });
      const asCaller = { ...this.#tools, whoAndWhat: async () => ({ author: who.name, commit: '' }) };
      const context = { tools: this.#tools, asCaller, platform, who, request, uploads: this.#uploads };
      const result = await resultOf(context, ask);
      return { json: JSON.stringify(result), ...etagOf(result) };
    } catch (error) {
      return outcomeOf(error);
    }
  }
}

/** The name of a file's content, for whoever changes it. */
function etagOf(result: object): { readonly etag?: string } {
  return 'etag' in result && typeof result.etag === 'string' ? { etag: `"${result.etag}"` } : {};
}

async function resultOf(context: WorkContext, { verb, input }: ApiAsk): Promise<object> {
  // Each verb is given the input of its own route.
  const carryOut = (
    work as Readonly<Record<string, (context: WorkContext, input: object) => Promise<object>>>
  )[verb];
  if (!carryOut) throw new ZetaError('no-such-verb', `Nothing carries out ${verb}.`);
  return carryOut(context, input);
}
