import type { CityId } from '../base/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { AccountOutcome, WebhookState } from '../ports/messenger.ts';
import type { Surroundings } from '../ports/surroundings.ts';
import type { Timers } from '../ports/timers.ts';
import type { Trouble } from '../runtime/troubles.ts';

const callTimeoutMs = 10_000;
/** A webhook is asked about this often, and sooner while it fails. */
const webhookEveryMs = 5 * 60_000;
const failingEveryMs = 60_000;
/** So many webhooks are asked about at a look: a thousand in their five minutes. */
const webhooksAtOnce = 40;
const certificateEveryMs = 6 * 3600_000;
const certificateDays = 14;
const dayMs = 24 * 3600_000;
/** The disk is nearly full when less than a tenth of it and less than this is free. */
const littleSpace = 1024 * 1024 * 1024;

interface WebhookProbeDeps {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly cities: () => readonly CityId[];
  /** What Telegram says of a city's webhook; undefined while the city has no bot. */
  readonly ask: (city: CityId, signal: AbortSignal) => Promise<AccountOutcome<WebhookState>> | undefined;
  /** Where the webhook should point; undefined: nowhere yet. */
  readonly urlOf: (city: CityId) => string | undefined;
}

/** What Telegram said of a city's webhook when it was asked last. Times are epoch milliseconds. */
export interface SeenWebhook {
  /** Since when nothing newer is known. */
  readonly askedAt: number;
  readonly place: 'ours' | 'elsewhere' | 'none';
  /** Updates that wait at Telegram. */
  readonly pending: number;
  /** Telegram keeps its last failure after successes. */
  readonly lastErrorAt: number | null;
  readonly lastError: string | null;
  /** What keeps updates from coming: `NOT_SET`, `ELSEWHERE`, or Telegram's words and how many wait; null: nothing. */
  readonly problem: string | null;
}

interface Looked {
  readonly at: number;
  readonly pending: number;
  readonly problem: string | undefined;
  /** Undefined until Telegram answered once. */
  readonly seen?: SeenWebhook;
}

/** Asks Telegram how our webhooks do, a few at a time. What it said last stands until it is asked again. */
export class WebhookProbe {
  readonly #deps: WebhookProbeDeps;
  readonly #looked = new Map<CityId, Looked>();

  constructor(deps: WebhookProbeDeps) {
    this.#deps = deps;
  }

  /** Undefined until every city was asked about once: what is not known is neither good nor bad. */
  async look(): Promise<readonly Trouble[] | undefined> {
    const { cities, clock, urlOf } = this.#deps;
    const now = clock.now();
    const served = cities().filter((city) => urlOf(city) !== undefined);
    for (const city of this.#looked.keys()) if (!served.includes(city)) this.#looked.delete(city);
    const due = served.filter((city) => {
      const last = this.#looked.get(city);
      return !last || now - last.at >= (last.problem === undefined ? webhookEveryMs : failingEveryMs);
    });
    await Promise.all(due.slice(0, webhooksAtOnce).map((city) => this.#ask(city, now)));
    if (served.some((city) => !this.#looked.has(city))) return undefined;
    return [...this.#looked].flatMap(([about, { problem }]) =>
      problem === undefined ? [] : [{ about, detail: problem }],
    );
  }

  /** What is known now of each city that Telegram answered for. */
  seen(): Readonly<Record<string, SeenWebhook>> {
    const known = [...this.#looked].flatMap(([city, { seen }]) => (seen ? [[city, seen] as const] : []));
    return Object.fromEntries(known);
  }

  async #ask(city: CityId, now: number): Promise<void> {
    const { timers, ask, urlOf } = this.#deps;
    const before = this.#looked.get(city);
    const outcome = await ask(city, timers.deadline(callTimeoutMs));
    // A bot that cannot be asked is another trouble; of its webhook nothing new is known.
    if (outcome?.kind !== 'done') {
      this.#looked.set(city, { pending: 0, problem: undefined, ...before, at: now });
      return;
    }
    const wanted = urlOf(city) ?? '';
    const problem = webhookProblem(outcome.value, wanted, before, now);
    const { url, pending, lastErrorAt = null, lastError = null } = outcome.value;
    const place = url === wanted ? 'ours' : url === '' ? 'none' : 'elsewhere';
    const seen = { askedAt: now, place, pending, lastErrorAt, lastError, problem: problem ?? null } as const;
    this.#looked.set(city, { at: now, pending, problem, seen });
  }
}

/**
 * Telegram keeps its last error after a success, so an error alone says nothing: it must be newer than the last look, and
 * updates must wait. A failure is over when fewer wait than before. Without an error, updates that become more tell as much.
 */
function webhookProblem(
  { url, pending, lastErrorAt, lastError = 'no error' }: WebhookState,
  wanted: string,
  before: Looked | undefined,
  now: number,
): string | undefined {
  if (url !== wanted) return url === '' ? 'NOT_SET' : 'ELSEWHERE';
  if (pending === 0) return undefined;
  const isNew = lastErrorAt !== undefined && lastErrorAt >= (before?.at ?? now - webhookEveryMs);
  const isStuck = before?.problem !== undefined && pending >= before.pending;
  const isRising = before !== undefined && before.pending >= 50 && pending > before.pending;
  return isNew || isStuck || isRising ? `${lastError} (${pending})` : undefined;
}

/** Undefined where the disk cannot be asked. The detail is what is free, in MiB. */
export async function diskTrouble(
  surroundings: Surroundings,
  folder: string,
): Promise<readonly Trouble[] | undefined> {
  const { free, total } = await surroundings.space(folder);
  if (total === 0) return undefined;
  const isLittle = free < littleSpace && free < total / 10;
  // Coarse, so that it is not another trouble with every byte.
  return isLittle ? [{ about: '', detail: String(Math.floor(free / 1024 / 1024 / 16) * 16) }] : [];
}

/** The end of the public address's certificate, looked up four times a day. The detail is the days that are left. */
export function certificateProbe(
  { surroundings, clock, timers }: { surroundings: Surroundings; clock: Clock; timers: Timers },
  url: string | undefined,
): () => Promise<readonly Trouble[] | undefined> {
  let end: number | undefined;
  let nextAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (url === undefined || !url.startsWith('https://')) return [];
    if (clock.monotonic() >= nextAt) {
      nextAt = clock.monotonic() + certificateEveryMs;
      end = (await surroundings.certificateEnd(url, timers.deadline(callTimeoutMs))) ?? end;
    }
    if (end === undefined) return undefined;
    const days = Math.floor((end - clock.now()) / dayMs);
    return days < certificateDays ? [{ about: new URL(url).host, detail: String(days) }] : [];
  };
}
