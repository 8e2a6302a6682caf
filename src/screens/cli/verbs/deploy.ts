import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { type CityDeploy, deployCities } from '../../../operations/deploy-cities.ts';
import { deploymentText } from '../../../report/deploy-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface DeployFlags {
  readonly message?: string;
  readonly allow?: readonly string[];
}

export function runDeploy(names: readonly string[], flags: DeployFlags): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const deployment = await deployCities(await cli.tools(), platform, {
      names,
      message: flags.message ?? '',
      allow: flags.allow ?? [],
    });
    cli.answer(deployment, () => deploymentText(deployment, cli.style, cli.width));
    const folders = deployment.diagnostics.map(() => exitCode.diagnostics);
    return codeOf([...folders, ...deployment.cities.map(codeOfCity)]);
  };
}

/** All well: 0. All failed the same way: that way's code. Otherwise 6, partly done. */
function codeOf(all: readonly ExitCode[]): ExitCode {
  const codes = new Set(all);
  const [only = exitCode.done] = codes;
  return codes.size <= 1 ? only : exitCode.partly;
}

function codeOfCity(city: CityDeploy): ExitCode {
  switch (city.kind) {
    case 'live':
    case 'unchanged':
      return exitCode.done;
    case 'broken':
      return exitCode.diagnostics;
    case 'refused':
    case 'pinned':
      return exitCode.refused;
    case 'failed':
      return city.error instanceof ZetaError ? city.error.exit : exitCode.bug;
  }
}
