import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import type { CityId } from '../../../base/ids.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import type { Deployment } from '../../../operations/deploy-cities.ts';
import type { CityDeploy, DeployStage } from '../../../operations/deploy-city.ts';
import type { DeployHolder } from '../../../operations/deploy-lock.ts';
import { DeployWatch } from '../../../operations/deploy-watch.ts';
import type { Releasing } from '../../../operations/releasing.ts';
import { causeText } from '../../../report/cause-words.ts';
import { deploymentText, waitText } from '../../../report/deploy-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findReleasing } from '../find-platform.ts';

export interface DeployFlags {
  readonly message?: string;
  readonly allow?: readonly string[];
  readonly dryRun?: boolean;
  readonly offline?: boolean;
  /** A city that a rollback holds is as it should be. */
  readonly keepPinned?: boolean;
}

export function runDeploy(names: readonly string[], flags: DeployFlags): Verb {
  return async (cli) => {
    const releasing = await findReleasing(cli);
    const tools = await cli.tools();
    tools.giveWay();
    const watch = new DeployWatch();
    const hide = showSoon(cli, watch);
    const wish = {
      names,
      message: flags.message ?? '',
      allow: flags.allow ?? [],
      ...(flags.dryRun && { isDryRun: true }),
      ...(flags.offline && { isOffline: true }),
      onStart: (cities: readonly CityId[]) => watch.start(cities),
      onStage: (city: CityId, stage: DeployStage) => watch.at(city, stage),
      onDone: ({ city, kind }: CityDeploy) => watch.at(city, kind),
      onWait: (holder: DeployHolder | undefined) => cli.note(waitText(holder, tools.clock.now(), cli)),
    };
    let deployment: Deployment;
    try {
      deployment = await releasing.deploy(wish);
    } finally {
      await hide();
    }
    cli.answer(deployment, () => deploymentText(deployment, { ...cli, showsPlan: !cli.options.quiet }));
    if (!flags.dryRun) await tellUnanswering(cli, releasing, deployment.cities);
    const folders = deployment.diagnostics.map(() => exitCode.diagnostics);
    return codeOf([...folders, ...deployment.cities.map((city) => codeOfCity(city, flags))]);
  };
}

/** What takes a second or more is drawn. Gives back what takes the drawing away. */
const soonMs = 1000;

function showSoon(cli: Cli, watch: DeployWatch): () => Promise<void> {
  const isSeen = process.stderr.isTTY && !process.env['CI'] && !cli.options.quiet && !cli.options.json;
  if (!isSeen) return async () => undefined;
  let drawing: Promise<() => void> | undefined;
  const timer = setTimeout(() => {
    drawing = cli.showDeploy().then((show) => show(watch, cli));
  }, soonMs);
  return async () => {
    clearTimeout(timer);
    (await drawing)?.();
  };
}

/** A city can be live and its bot still unable to answer: said at once, not found out by customers. */
async function tellUnanswering(
  cli: Cli,
  releasing: Releasing,
  deployed: readonly CityDeploy[],
): Promise<void> {
  const { cities, target } = await releasing.status([]);
  for (const { city, problem } of cities) {
    if (problem === null || !deployed.some((one) => one.city === city)) continue;
    const text = causeText(['status', 'bot'], problem, { language: cli.language, target, city });
    cli.note(`${cli.style.yellow('!')} ${city}: ${text}`);
  }
}

/** All well: 0. All failed the same way: that way's code. Otherwise 6, partly done. */
function codeOf(all: readonly ExitCode[]): ExitCode {
  const codes = new Set(all);
  const [only = exitCode.done] = codes;
  return codes.size <= 1 ? only : exitCode.partly;
}

function codeOfCity(city: CityDeploy, { keepPinned = false }: DeployFlags): ExitCode {
  switch (city.kind) {
    case 'live':
    case 'unchanged':
    case 'planned':
      // What is owed is tried again by whoever serves; what was refused needs a person.
      return city.telegram.some(({ state }) => state === 'refused') ? exitCode.operator : exitCode.done;
    case 'broken':
      return exitCode.diagnostics;
    case 'refused':
      return exitCode.refused;
    case 'pinned':
      return keepPinned ? exitCode.done : exitCode.refused;
    case 'failed':
      return city.error instanceof ZetaError ? city.error.exit : exitCode.bug;
  }
}
