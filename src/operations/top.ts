import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { type LogLine, logs } from './logs.ts';
import { readMetrics } from './metrics-page.ts';
import type { Platform } from './platform.ts';
import { readServing, type ServingNote } from './serving-note.ts';
import { type CityStatus, status } from './status.ts';
import type { Tools } from './tools.ts';
import { sampleOf, type TopSample } from './top-sample.ts';
import { type TopView, viewOf } from './top-view.ts';

/** What can be seen of a target now. */
export type TopLook =
  | { readonly kind: 'seen'; readonly note: ServingNote; readonly sample: TopSample }
  /** Nobody serves the target, or nobody says where. */
  | { readonly kind: 'not-served' }
  | { readonly kind: 'unreachable'; readonly note: ServingNote; readonly problem: string };

/** Asks the process that serves a target on this machine what it has counted. */
export async function lookAtTop(
  { clock, readDoor }: Pick<Tools, 'clock' | 'readDoor'>,
  platform: Platform,
): Promise<TopLook> {
  const { note } = await readServing(platform);
  if (!note) return { kind: 'not-served' };
  if (note.privateUrl === null) return { kind: 'unreachable', note, problem: 'it has no private door' };
  const page = await readDoor(`${note.privateUrl}/metrics`);
  if (!page.ok) return { kind: 'unreachable', note, problem: page.error };
  return { kind: 'seen', note, sample: sampleOf(readMetrics(page.value), clock.monotonic()) };
}

export interface TopSnapshot extends TopView {
  readonly target: string;
  readonly serving: ServingNote;
}

/** Between the two looks of a snapshot. */
const snapshotMs = 1000;

/**
 * One look that knows rates: two, a second apart. `wait` must keep the process. Throws `ZetaError` where nobody serves the
 * target.
 */
export async function topSnapshot(
  tools: Tools,
  platform: Platform,
  wait: (ms: number) => Promise<void>,
): Promise<TopSnapshot> {
  const before = seen(await lookAtTop(tools, platform), platform);
  await wait(snapshotMs);
  const now = seen(await lookAtTop(tools, platform), platform);
  return { target: platform.target, serving: now.note, ...viewOf(now.sample, before.sample) };
}

function seen(look: TopLook, { target }: Platform): TopLook & { readonly kind: 'seen' } {
  if (look.kind === 'seen') return look;
  if (look.kind === 'not-served') {
    throw new ZetaError('not-served', `Nobody serves the target ${target} now.`, {
      hint: `Start it with \`zeta serve${toTarget(target)}\`, or name another target with --to.`,
    });
  }
  throw new ZetaError('door-closed', `${look.note.command} does not say how it is: ${look.problem}.`, {
    hint: 'Its private door is looked for on this machine; run zeta top where it runs.',
  });
}

/** What is known of one city beside its numbers. */
export interface TopCity {
  readonly status: CityStatus | undefined;
  /** Warnings and worse, oldest first. */
  readonly lines: readonly LogLine[];
}

const dayMs = 24 * 3600_000;
const mostLines = 20;

export async function lookAtCity(tools: Tools, platform: Platform, city: string): Promise<TopCity> {
  const { cities } = await status(tools, platform);
  const lines: LogLine[] = [];
  const wish = { city, level: 'warn', since: tools.clock.now() - dayMs, most: mostLines } as const;
  for await (const line of logs(tools, platform, wish)) lines.push(line);
  return { status: cities.find((one) => one.city === city), lines };
}
