import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { dropExpired, type Lane, resetLane } from './delivery-lane.ts';
import { lifeOf, queueOf, type UpdateBody } from './queue-of-update.ts';
import { Reconnects } from './reconnects.ts';
import { postUpdate, type WebhookRequest } from './webhook-request.ts';

/** Waits before the next try of one update, in seconds: the first failure is retried at once, the last wait repeats. */
const backoffS = [0, 2, 4, 8, 16, 32, 60];

/** A longer timer would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Telegram drops silently what is more: updates of a bot that wait, and of one its size (512 KiB). */
const mostUpdates = 100_000;
const mostUpdateBytes = 512 * 1024;

export interface DeliveryTarget {
  readonly url: string;
  readonly secret?: string;
  /** 1 to 100. */
  readonly maxConnections: number;
}

export interface DeliveryError {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly message: string;
}

interface Connection {
  readonly target: DeliveryTarget;
  readonly agent: HttpAgent;
  readonly abort: AbortController;
}

/**
 * One bot's updates on their way to its webhook. Each lane is first in, first out, and its head blocks it:
 *
 * outside -> ready -> sending -> accepted: the head leaves; ready again, or the lane is gone
 *                            \-> refused: waiting -> ready
 *
 * Only twice `maxConnections` lanes are inside at a time, as on the real server: when all of them wait after
 * failures, the whole bot stands still. After 10 s without a success, connections are made one in 2 s. A changed target takes every lane back outside and starts over.
 */
export class DeliveryQueue {
  readonly #lanes = new Map<string, Lane>();
  readonly #retryScale: number;
  readonly #now: () => number;
  readonly #onSettled: () => void;
  #outside: Lane[] = [];
  #ready: Lane[] = [];
  #inside = 0;
  #sending = 0;
  /** Updates in all lanes, expired ones included. */
  #waiting = 0;
  #connection: Connection | undefined;
  #lastError: DeliveryError | undefined;
  /** Called when an update was added. */
  onAdded: (() => void) | undefined;
  readonly #reconnects: Reconnects;
  #reconnecting: NodeJS.Timeout | undefined;

  /** `onSettled` is called whenever an update has left the queue. */
  constructor(retryScale: number, now: () => number, onSettled: () => void) {
    this.#retryScale = retryScale;
    this.#now = now;
    this.#onSettled = onSettled;
    this.#reconnects = new Reconnects(retryScale, now);
  }

  get lastError(): DeliveryError | undefined {
    return this.#lastError;
  }

  /** Whether {@link pending} is 0, without counting. */
  get isEmpty(): boolean {
    const now = this.#now();
    for (const lane of this.#lanes.values()) {
      if (lane.updates.some((update) => update.expiresAt > now)) return false;
    }
    return true;
  }

  add(updateId: number, update: UpdateBody): void {
    const key = queueOf(update);
    const json = JSON.stringify({ update_id: updateId, ...update });
    if (this.#waiting >= mostUpdates || Buffer.byteLength(json) > mostUpdateBytes) return;
    this.#waiting += 1;
    const lane = this.#lanes.get(key) ?? this.#openLane(key);
    lane.updates.push({ id: updateId, json, expiresAt: this.#now() + lifeOf(update) });
    this.#pump();
    this.onAdded?.();
  }

  /** Updates that were neither accepted nor expired. */
  pending(): number {
    const now = this.#now();
    let count = 0;
    for (const lane of this.#lanes.values()) {
      for (const update of lane.updates) if (update.expiresAt > now) count += 1;
    }
    return count;
  }

  /** Updates that were neither accepted nor expired, oldest first. */
  waiting(): readonly unknown[] {
    const now = this.#now();
    return [...this.#lanes.values()]
      .flatMap(({ updates }) => updates.filter(({ expiresAt }) => expiresAt > now))
      .sort((one, other) => one.id - other.id)
      .map(({ json }) => JSON.parse(json));
  }

  /** Whoever polls has everything before this id. Only while there is no target. */
  confirm(before: number): void {
    for (const lane of this.#lanes.values()) {
      const kept = lane.updates.filter(({ id }) => id >= before);
      this.#waiting -= lane.updates.length - kept.length;
      lane.updates.splice(0, lane.updates.length, ...kept);
    }
    this.#onSettled();
  }

  /** From now on updates go there; `undefined` keeps them until there is a target again. */
  setTarget(target: DeliveryTarget | undefined): void {
    this.#disconnect();
    if (target) this.#connection = connectionTo(target);
    this.#reconnects.succeeded();
    for (const lane of this.#lanes.values()) resetLane(lane);
    this.#outside = [...this.#lanes.values()];
    this.#ready = [];
    this.#inside = 0;
    this.#sending = 0;
    this.#pump();
  }

  clear(): void {
    for (const lane of this.#lanes.values()) clearTimeout(lane.timer);
    this.#lanes.clear();
    this.#waiting = 0;
    this.setTarget(this.#connection?.target);
    this.#onSettled();
  }

  close(): void {
    for (const lane of this.#lanes.values()) clearTimeout(lane.timer);
    this.#lanes.clear();
    this.#waiting = 0;
    this.setTarget(undefined);
    this.#onSettled();
  }

  #openLane(key: string): Lane {
    const lane: Lane = { key, updates: [], state: 'outside', failures: 0 };
    this.#lanes.set(key, lane);
    this.#outside.push(lane);
    return lane;
  }

  #disconnect(): void {
    clearTimeout(this.#reconnecting);
    this.#reconnecting = undefined;
    this.#connection?.abort.abort();
    this.#connection?.agent.destroy();
    this.#connection = undefined;
  }

  #pump(): void {
    const connection = this.#connection;
    if (!connection) return;
    this.#letIn(connection.target.maxConnections * 2);
    while (this.#sending < connection.target.maxConnections) {
      const [lane] = this.#ready;
      if (!lane || !this.#mayConnect(connection)) return;
      this.#ready.shift();
      this.#sendHead(lane, connection);
    }
  }

  /** An open connection is used at once; a new one waits for its time. */
  #mayConnect({ agent }: Connection): boolean {
    if (Object.values(agent.freeSockets).some((free) => (free?.length ?? 0) > 0)) return true;
    const waitMs = this.#reconnecting ? 1 : this.#reconnects.wait();
    if (waitMs === 0) return true;
    this.#reconnecting ??= setTimeout(() => {
      this.#reconnecting = undefined;
      this.#pump();
    }, waitMs);
    return false;
  }

  #letIn(window: number): void {
    while (this.#inside < window) {
      const lane = this.#outside.shift();
      if (!lane) return;
      this.#inside += 1;
      this.#makeReady(lane);
    }
  }

  #makeReady(lane: Lane): void {
    lane.state = 'ready';
    this.#ready.push(lane);
  }

  #sendHead(lane: Lane, connection: Connection): void {
    this.#waiting -= dropExpired(lane, this.#now());
    const head = lane.updates[0];
    if (!head) {
      this.#closeLane(lane);
      return;
    }
    lane.state = 'sending';
    this.#sending += 1;
    const { url, secret } = connection.target;
    const { agent, abort } = connection;
    void this.#post(lane, connection, { url, secret, body: head.json, agent, signal: abort.signal });
  }

  async #post(lane: Lane, connection: Connection, post: WebhookRequest): Promise<void> {
    const answer = await postUpdate(post);
    // An answer for a target that is no longer ours: the update was already taken back, and will be sent again.
    if (connection !== this.#connection) return;
    this.#sending -= 1;
    if (answer.accepted) this.#accepted(lane);
    else this.#refused(lane, answer.message, answer.retryAfterS);
    this.#pump();
  }

  #accepted(lane: Lane): void {
    this.#reconnects.succeeded();
    // Whoever waits for a slow connection need not any more.
    clearTimeout(this.#reconnecting);
    this.#reconnecting = undefined;
    lane.updates.shift();
    this.#waiting -= 1;
    lane.failures = 0;
    if (lane.updates.length > 0) this.#makeReady(lane);
    else this.#closeLane(lane);
    this.#onSettled();
  }

  #refused(lane: Lane, message: string, retryAfterS: number | undefined): void {
    this.#lastError = { at: this.#now(), message };
    const waitS = retryAfterS ?? backoffS[Math.min(lane.failures, backoffS.length - 1)] ?? 0;
    // Retry-After is the bot's own wish, and does not advance the back-off.
    if (retryAfterS === undefined) lane.failures += 1;
    if (waitS === 0) {
      this.#makeReady(lane);
      return;
    }
    lane.state = 'waiting';
    const waitMs = Math.min(waitS * 1000 * this.#retryScale, longestTimerMs);
    lane.timer = setTimeout(() => this.#retry(lane), waitMs);
  }

  #retry(lane: Lane): void {
    this.#makeReady(lane);
    this.#pump();
  }

  #closeLane(lane: Lane): void {
    this.#lanes.delete(lane.key);
    this.#inside -= 1;
    this.#letIn((this.#connection?.target.maxConnections ?? 0) * 2);
    this.#onSettled();
  }
}

function connectionTo(target: DeliveryTarget): Connection {
  const options = { keepAlive: true, maxSockets: target.maxConnections };
  const agent = target.url.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
  return { target, agent, abort: new AbortController() };
}
