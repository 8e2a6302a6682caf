import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { catalogOnly, rollbackTarget } from '../release/rollback-target.ts';
import type { Reach } from '../runtime/failpoints.ts';
import type { Mover } from '../store/moves-store.ts';
import type { LiveRelease, Store, StoredRelease } from '../store/store.ts';
import { isIntact } from './catalog-file.ts';
import { liveCity } from './live-city.ts';
import { pinnedReason } from './pinned-reason.ts';
import { openTargetStore, type Platform } from './platform.ts';
import type { Tools } from './tools.ts';

export interface Rollback {
  readonly target: string;
  readonly city: CityId;
  readonly from: number;
  readonly to: number;
  /** A newer one that was passed over, because only its products differ; null when there is none. */
  readonly skipped: number | null;
}

/**
 * Makes an earlier release live and pins the city, so that saves do not undo it. Without a number: the newest earlier
 * release that differs in texts or settings and was never rolled back from.
 */
export async function rollbackCity(
  tools: Tools,
  platform: Platform,
  name: string,
  number: number | undefined,
  origin = 'cli',
): Promise<Rollback> {
  const mover = await moverOf(tools, platform, origin);
  const store = await openTargetStore(platform);
  try {
    const live = await liveCity(store, platform, name);
    const releases = await store.releases(live.city);
    const to =
      number === undefined
        ? rollbackTarget(releases, live.number)
        : releases.find((one) => one.number === number);
    if (!to) throw noTarget(platform, live, number, releases);
    if (to.number === live.number) {
      throw new ZetaError('already-live', `${live.city}#${to.number} is live already.`, {
        exit: exitCode.usage,
      });
    }
    // Going back to what cannot be served would leave the city as it is and say otherwise.
    if (!(await isIntact(platform.data, to.catalog))) throw noCatalog(to);
    tools.reach('rollback:before-move');
    const move = { from: live.number, to: to.number };
    if (!(await rollBackTo(store, live.city, move, mover, tools.reach))) throw overtaken(platform, live.city);
    const passed = catalogOnly(releases, live.number).find((one) => one.number > to.number);
    const skipped = number === undefined ? (passed?.number ?? null) : null;
    return { target: platform.target, city: live.city, from: live.number, to: to.number, skipped };
  } finally {
    store.close();
  }
}

export interface Unpinning {
  readonly target: string;
  readonly city: CityId;
  readonly wasPinned: boolean;
}

/** Lifts the pin of a rollback; false when there was none. */
export async function unpinCity(
  tools: Tools,
  platform: Platform,
  name: string,
  origin = 'cli',
): Promise<Unpinning> {
  const mover = await moverOf(tools, platform, origin);
  const store = await openTargetStore(platform);
  try {
    const { city } = await liveCity(store, platform, name);
    const wasPinned = await store.unpin(city, mover);
    if (wasPinned) await store.saveNotice(city, { pending: [], refused: null }, mover.at);
    return { city, wasPinned, target: platform.target };
  } finally {
    store.close();
  }
}

/** Who does it, when. */
export async function moverOf(
  tools: Pick<Tools, 'clock' | 'whoAndWhat'>,
  { root }: Platform,
  origin: string,
): Promise<Mover> {
  return { at: tools.clock.now(), author: (await tools.whoAndWhat(root)).author, origin };
}

/** Its catalog has to be whole. False, and nothing done, when somebody else moved the city, or dropped that release. */
export async function rollBackTo(
  store: Store,
  city: CityId,
  move: { readonly from: number; readonly to: number },
  mover: Mover,
  reach?: Reach,
): Promise<boolean> {
  if (!(await store.rollBack(city, move, mover))) return false;
  reach?.('rollback:after-move');
  await store.saveNotice(city, { pending: [pinnedReason(move.to)], refused: null }, mover.at);
  return true;
}

function overtaken({ target }: Platform, city: CityId): ZetaError {
  return new ZetaError(
    'overtaken',
    `${city} was moved by somebody else meanwhile, or that release was dropped.`,
    {
      hint: `See \`zeta releases ${city}${toTarget(target)}\`, and run it again.`,
    },
  );
}

function noCatalog({ city, number }: StoredRelease): ZetaError {
  return new ZetaError(
    'catalog-unreadable',
    `The compiled catalog of ${city}#${number} is damaged or lost.`,
    {
      hint: 'Go back to another release, or put its catalog file back from a backup.',
    },
  );
}

function noTarget(
  { target }: Platform,
  live: LiveRelease,
  number: number | undefined,
  releases: readonly StoredRelease[],
): ZetaError {
  const known = releases
    .map((one) => `#${one.number}${one.rolledBackAt === null ? '' : ' (rolled back)'}`)
    .join(', ');
  if (number !== undefined) {
    const hint = `Releases of ${live.city}: ${known}.`;
    return new ZetaError('unknown-release', `${live.city} has no release #${number}.`, {
      hint,
      exit: exitCode.usage,
    });
  }
  return new ZetaError(
    'nothing-to-roll-back',
    `${live.city} has no earlier release with other texts or settings than #${live.number}.`,
    { hint: wayBack(live.city, toTarget(target), { releases, live: live.number, known }) },
  );
}

/** The exact command where a release is left to go back to: one of other products alone, else one that was left before. */
function wayBack(
  city: string,
  to: string,
  {
    releases,
    live,
    known,
  }: { readonly releases: readonly StoredRelease[]; readonly live: number; readonly known: string },
): string {
  const [products] = catalogOnly(releases, live);
  if (products)
    return `#${products.number} differs in its products alone: \`zeta rollback ${city} ${products.number}${to}\`.`;
  const [left] = releases.filter(({ number }) => number !== live).sort((a, b) => b.number - a.number);
  if (!left) return 'There is no other release: change the files, and deploy.';
  return `Releases: ${known}. Name one: \`zeta rollback ${city} ${left.number}${to}\`.`;
}
