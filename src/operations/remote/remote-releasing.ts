import { exitCode } from '../../base/exit-code.ts';
import type { CityId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { Files } from '../../ports/files.ts';
import { received } from '../api/sent-deployment.ts';
import type { UploadedDeploy } from '../api/wire.ts';
import type { Candidate } from '../candidate.ts';
import type { Deployment } from '../deploy-cities.ts';
import type { CityDeploy } from '../deploy-city.ts';
import type { Planning } from '../plan-cities.ts';
import { chosenCities, noCity } from '../platform.ts';
import type { Releasing } from '../releasing.ts';
import type { Status } from '../status.ts';
import type { Tools } from '../tools.ts';
import { validate } from '../validate.ts';
import { allPages } from './all-pages.ts';
import { remoteLogs } from './remote-logs.ts';
import { remoteReplay } from './remote-replay.ts';
import { uploaded } from './send-upload.ts';
import type { Server } from './server.ts';

export interface Remote {
  readonly target: string;
  readonly server: Server;
  /** The platform folder here. */
  readonly root: string;
  readonly files: Files;
  readonly tools: Pick<Tools, 'whoAndWhat' | 'pause' | 'filesAt' | 'folderNamed' | 'gitTree'>;
  readonly onProgress: (sent: number, of: number) => void;
}

/** The verbs on a server, over its API. Files are checked here first: a mistake is told at once, with its line. */
export function remoteReleasing(remote: Remote): Releasing {
  const { server } = remote;
  return {
    target: remote.target,
    ...releasesOf(remote),
    plan: ({ names, against }) => {
      if (against !== 'live')
        throw onlyHere(remote, `--against ${against}`, 'It compares with what is live there.');
      return plan(remote, names);
    },
    replay: (ask) => remoteReplay(remote, ask),
    drafts: async (cities) => named(remote, await server.api.drafts({ cities })),
    deploy: ({ names, message, allow, isDryRun, isOffline }) => {
      const options = {
        message,
        allow,
        ...(isDryRun && { isDryRun: true }),
        ...(isOffline && { isOffline: true }),
      };
      return deploy(remote, names, options);
    },
    status: async (names) => ofCities(named(remote, await server.api.status()), names),
    progress: async (wish) => named(remote, await server.api.progress(wish)),
    logs: (wish) => remoteLogs(remote, wish),
    secrets: async () => named(remote, await server.api.secrets()),
    setSecret: (name, value) => server.api.setSecret({ name, value: value.reveal() }),
  };
}

/** Releases that are there: moved, told of, dropped. */
function releasesOf(
  remote: Remote,
): Pick<
  Releasing,
  | 'compare'
  | 'rollback'
  | 'pin'
  | 'unpin'
  | 'planRollbacks'
  | 'rollBackCities'
  | 'showRelease'
  | 'prune'
  | 'releases'
> {
  const { api } = remote.server;
  return {
    compare: async ({ city, from, to }) =>
      named(remote, await api.compareReleases({ city, from, number: to })),
    rollback: async (city, number) =>
      named(remote, await api.rollback({ city, ...(number !== undefined && { number }) })),
    pin: async ({ city, reason }) => named(remote, await api.pin({ city, reason })),
    unpin: async (city) => named(remote, await api.unpin({ city })),
    planRollbacks: async (before) =>
      named(remote, await api.planRollbacks({ ...(before !== undefined && { before }) })),
    rollBackCities: async (plan) => {
      const steps = plan.steps.flatMap(({ city, from, to }) => (to === null ? [] : [{ city, from, to }]));
      const { done, overtaken } = await api.rollBackCities({ steps });
      return { ...plan, done, overtaken };
    },
    showRelease: async (wish) => named(remote, await api.showRelease(wish)),
    prune: async (cities, keep) => named(remote, await api.pruneReleases({ cities, keep })),
    releases: async (city) =>
      named(
        remote,
        await allPages('releases', (page) => api.releases({ ...page, ...(city !== undefined && { city }) })),
      ),
  };
}

/** The server tells of all. Throws `ZetaError` for a name that is no city there. */
function ofCities(status: Status, names: readonly string[]): Status {
  if (names.length === 0) return status;
  const all = status.cities.map(({ city }) => city);
  const wanted = new Set(names.map((name) => all.find((city) => city === name) ?? noCity(name, all)));
  return { ...status, cities: status.cities.filter(({ city }) => wanted.has(city)) };
}

function onlyHere({ target }: Remote, option: string, hint: string): ZetaError {
  return new ZetaError('not-on-server', `${option} does not work on the server ${target}.`, {
    hint,
    exit: exitCode.usage,
  });
}

/** A server calls its own target `local`; here it has the name of zeta.yaml. */
function named<T extends { readonly target: string }>({ target }: Remote, result: T): T {
  return { ...result, target };
}

async function plan(remote: Remote, names: readonly string[]): Promise<Planning> {
  const { ready, broken, diagnostics } = await checked(remote, names);
  const target = { target: remote.target, diagnostics };
  if (ready.length === 0)
    return {
      ...target,
      against: 'live',
      candidates: broken,
      gone: [],
      allowed: [],
      notices: [],
      drift: [],
      hasChanges: false,
    };
  const planned = await uploaded(remote, ready, (upload) => remote.server.api.plan({ upload }));
  remote.server.checkKinds(planned.candidates, ['ready', 'broken']);
  return { ...planned, ...target, candidates: inOrder<Candidate>([...broken, ...planned.candidates]) };
}

async function deploy(
  remote: Remote,
  names: readonly string[],
  options: Omit<UploadedDeploy, 'author' | 'commit'>,
): Promise<Deployment> {
  const { ready, broken, diagnostics } = await checked(remote, names);
  const target = { target: remote.target, diagnostics };
  if (ready.length === 0) return { ...target, cities: broken };
  const { author, commit } = await remote.tools.whoAndWhat(remote.root);
  const more = { options: { ...options, author: author.slice(0, 200), commit } };
  const deployed = await uploaded(remote, ready, (upload) => remote.server.api.deploy({ upload, ...more }));
  remote.server.checkKinds(deployed.cities, deployKinds);
  return { ...target, cities: inOrder<CityDeploy>([...broken, ...received(deployed).cities]) };
}

const deployKinds: readonly CityDeploy['kind'][] = [
  'live',
  'unchanged',
  'planned',
  'broken',
  'refused',
  'pinned',
  'failed',
];

interface Checked {
  readonly ready: readonly CityId[];
  readonly broken: readonly Extract<Candidate, { kind: 'broken' }>[];
  readonly diagnostics: Planning['diagnostics'];
}

/** Which of the cities may be sent. What is wrong with others does not hold them up. */
async function checked({ files }: Remote, names: readonly string[]): Promise<Checked> {
  const { cities, diagnostics: folders } = await chosenCities(files, names);
  const { diagnostics } = await validate(files, cities);
  const broken: Extract<Candidate, { kind: 'broken' }>[] = [];
  for (const city of cities) {
    const own = diagnostics.filter(({ place }) => isOf(place.file, city));
    if (hasErrors(own)) broken.push({ kind: 'broken', city, diagnostics: own });
  }
  const ready = cities.filter((city) => !broken.some((one) => one.city === city));
  return { ready, broken, diagnostics: folders };
}

/** Layers are under all cities. */
function isOf(file: string, city: CityId): boolean {
  return file.startsWith(`cities/${city}/`) || file.startsWith('cities/_');
}

function inOrder<T extends { readonly city: CityId }>(all: readonly T[]): readonly T[] {
  return all.toSorted((a, b) => (a.city < b.city ? -1 : 1));
}
