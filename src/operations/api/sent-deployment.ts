import { type ExitCode, exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Deployment } from '../deploy-cities.ts';
import type { CityDeploy } from '../deploy-city.ts';
import { operatorProblem } from '../operator-problem.ts';

/** A `ZetaError` as its parts: an error has no form of its own in JSON. */
interface SentError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly exit: ExitCode;
}

type SentFailure = Omit<Extract<CityDeploy, { kind: 'failed' }>, 'error'> & { readonly error: SentError };

export type SentDeployment = Omit<Deployment, 'cities'> & {
  readonly cities: readonly (Exclude<CityDeploy, { kind: 'failed' }> | SentFailure)[];
};

export function sendable(deployment: Deployment): SentDeployment {
  return {
    ...deployment,
    cities: deployment.cities.map((city) => (city.kind === 'failed' ? sent(city) : city)),
  };
}

function sent(city: Extract<CityDeploy, { kind: 'failed' }>): SentFailure {
  const { code, message, hint, exit } = operatorProblem(city.error) ?? {
    code: 'bug',
    message: 'an unexpected error',
    hint: undefined,
    exit: exitCode.bug,
  };
  return { ...city, error: { code, message, ...(hint !== undefined && { hint }), exit } };
}

/** The same on the other side. */
export function received({ cities, ...deployment }: SentDeployment): Deployment {
  return {
    ...deployment,
    cities: cities.map((city) => {
      if (city.kind !== 'failed') return city;
      const { code, message, hint, exit } = city.error;
      return { ...city, error: new ZetaError(code, message, { ...(hint !== undefined && { hint }), exit }) };
    }),
  };
}
