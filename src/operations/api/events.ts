import type { CityId } from '../../base/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Timers } from '../../ports/timers.ts';
import { EventRing, type ToldEvent } from './event-ring.ts';
import type { EventType, ServerEvents } from './server-event.ts';
import { type Problem, problem } from './wire.ts';

/** Where an event stream is written. */
export interface EventSink {
  write(text: string): void;
  /** Bytes that were written and are not on their way yet. */
  readonly waitingBytes: number;
  /** Last words; whoever does not read them is cut off soon after. */
  end(text: string): void;
}

export interface EventWish {
  /** Of the token or the person. */
  readonly name: string;
  /** None: all. */
  readonly cities: ReadonlySet<string>;
  readonly types: ReadonlySet<EventType>;
  /** `Last-Event-ID`: the last event that was read before. */
  readonly lastId: string | undefined;
  /** Undefined: whoever watches still may; else why not. */
  readonly mayStill: () => Promise<Problem | undefined>;
}

interface Stream extends EventWish {
  readonly sink: EventSink;
}

const heartbeatMs = 15_000;
const checkMs = 500;
/** A reader who is so far behind does not come after. More than all that is kept for one who was cut off. */
const mostWaitingBytes = 512 * 1024;
const mostStreams = 100;
const mostOfOne = 20;
/** A browser that was cut off comes again after this long. */
const retryMs = 3000;

/**
 * Server-sent events: what happens here, told to those who watch, each by number. Numbers begin anew with the process, so an
 * id says which one it is of: `mf3k2x-17`. A stream begins with `ready`; `reset` says that something may have been missed,
 * `closed` why it ends.
 */
export class EventHub {
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #start: string;
  readonly #ring = new EventRing();
  readonly #streams = new Set<Stream>();
  #last = 0;
  #stopTimers: () => void = () => undefined;
  #isChecking = false;
  #isClosed = false;
  /** Somebody watched: from then on there may be one who was cut off. */
  #wasWatched = false;

  constructor({ clock, timers }: { readonly clock: Clock; readonly timers: Timers }) {
    this.#clock = clock;
    this.#timers = timers;
    this.#start = clock.now().toString(36);
  }

  /** Whether anybody could hear of what happens now. */
  get isWatched(): boolean {
    return this.#wasWatched;
  }

  /** Tells all who may and want to know. */
  tell<Type extends EventType>(type: Type, event: ServerEvents[Type]): void {
    this.#last += 1;
    const data = JSON.stringify({ ...event, at: this.#clock.now() });
    const block = `id: ${this.#idOf(this.#last)}\nevent: ${type}\ndata: ${data}\n\n`;
    const told: ToldEvent = { number: this.#last, type, city: event.city, block };
    this.#ring.add(told);
    for (const stream of this.#streams) if (isFor(stream, told)) this.#write(stream, block);
  }

  /** Watches from now on, or from where it was cut off; gives back how to stop, or why it may not. */
  open(wish: EventWish, sink: EventSink): { readonly close: () => void } | { readonly problem: Problem } {
    const refusal = this.#refusalOf(wish);
    if (refusal) return { problem: refusal };
    const stream = { ...wish, sink };
    this.#wasWatched = true;
    sink.write(`retry: ${retryMs}\n\n${this.#beginning(wish)}`);
    this.#streams.add(stream);
    if (this.#streams.size === 1) this.#startTimers();
    return { close: () => this.#leave(stream) };
  }

  /** Ends all streams at once. */
  close(): void {
    this.#isClosed = true;
    for (const stream of this.#streams) this.#end(stream, 'server-stops');
  }

  #refusalOf({ name }: EventWish): Problem | undefined {
    if (this.#isClosed) return problem(503, 'server-stops', 'This server is stopping.');
    const own = [...this.#streams].filter((stream) => stream.name === name).length;
    if (own < mostOfOne && this.#streams.size < mostStreams) return undefined;
    const most = own < mostOfOne ? mostStreams : mostOfOne;
    const whose = own < mostOfOne ? '' : ` of ${name}`;
    return problem(503, 'too-many-streams', `More than ${most} event streams${whose} are open.`, {
      hint: 'Close some of them.',
    });
  }

  /** What was missed, or that something may have been, or just where the stream begins. */
  #beginning(wish: EventWish): string {
    const { lastId } = wish;
    const now = `id: ${this.#idOf(this.#last)}\n`;
    if (lastId === undefined || lastId === '') return `${now}event: ready\ndata: {}\n\n`;
    const number = this.#numberOf(lastId);
    const missed = number === undefined ? undefined : this.#ring.since(number, wish.types);
    if (!missed) return `${now}event: reset\ndata: {}\n\n`;
    const blocks = missed.filter((event) => isFor(wish, event)).map(({ block }) => block);
    return `${blocks.join('')}${now}event: ready\ndata: {}\n\n`;
  }

  #idOf(number: number): string {
    return `${this.#start}-${number}`;
  }

  /** Undefined: it is of another process, or none that was ever told. */
  #numberOf(id: string): number | undefined {
    const [, start, digits] = /^([a-z0-9]{1,12})-(\d{1,15})$/.exec(id) ?? [];
    const number = Number(digits);
    return start === this.#start && number <= this.#last ? number : undefined;
  }

  #write(stream: Stream, text: string): void {
    if (stream.sink.waitingBytes > mostWaitingBytes) this.#end(stream, 'too-slow');
    else stream.sink.write(text);
  }

  #end(stream: Stream, code: string): void {
    this.#leave(stream);
    stream.sink.end(`event: closed\ndata: ${JSON.stringify({ code })}\n\n`);
  }

  #leave(stream: Stream): void {
    if (this.#streams.delete(stream) && this.#streams.size === 0) this.#stopTimers();
  }

  #startTimers(): void {
    const stops = [
      this.#timers.every(heartbeatMs, () => this.#beat()),
      this.#timers.every(checkMs, () => void this.#check()),
    ];
    this.#stopTimers = () => {
      for (const stop of stops) stop();
    };
  }

  /** An id without data is no event, but moves the reader on: what it did not want to hear counts as heard. */
  #beat(): void {
    for (const stream of this.#streams)
      this.#write(stream, `: still here\nid: ${this.#idOf(this.#last)}\n\n`);
  }

  /** A token that was revoked ends what it began. */
  async #check(): Promise<void> {
    if (this.#isChecking) return;
    this.#isChecking = true;
    try {
      for (const stream of [...this.#streams]) {
        // While it cannot be known, nothing changes.
        const refusal = await stream.mayStill().catch(() => undefined);
        if (refusal && this.#streams.has(stream)) this.#end(stream, refusal.code);
      }
    } finally {
      this.#isChecking = false;
    }
  }
}

function isFor(
  { cities, types }: Pick<EventWish, 'cities' | 'types'>,
  event: { readonly type: EventType; readonly city: CityId },
): boolean {
  return types.has(event.type) && (cities.size === 0 || cities.has(event.city));
}
