import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import type { Platform } from '../../platform.ts';
import type { Tools } from '../../tools.ts';
import type { Answers } from '../answers.ts';
import type { DeployUploads } from '../deploy-upload.ts';
import type { Inputs } from '../generated/inputs.ts';
import type { Caller, RequestFacts, RouteId } from '../wire.ts';

/** What a verb of the API works with. */
export interface WorkContext {
  readonly tools: Tools;
  /** The same, where what is done is told to be the caller's. */
  readonly asCaller: Tools;
  readonly platform: Platform;
  readonly who: Caller;
  readonly request: RequestFacts;
  readonly uploads: DeployUploads;
}

/** Some of the verbs, by the ids of their routes. */
export type Work<Ids extends RouteId> = {
  readonly [Id in Ids]: (context: WorkContext, input: Inputs[Id]) => Promise<Answers[Id]>;
};

export function notAllowed({ name, cities }: Caller, what: string): ZetaError {
  return new ZetaError('not-allowed', `${name} is for ${cities.join(', ')}, not for ${what}.`, {
    hint: 'Ask with another token, or have one made: `zeta token create`.',
    exit: exitCode.operator,
  });
}

/** What a caller for some cities may know of all. */
export function seenBy<
  Key extends string,
  One extends { readonly city: string },
  All extends Readonly<Record<Key, readonly One[]>>,
>({ cities }: Caller, result: All, key: Key): All {
  if (cities.length === 0) return result;
  return { ...result, [key]: result[key].filter(({ city }) => cities.includes(city)) };
}
