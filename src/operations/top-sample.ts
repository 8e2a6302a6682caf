import type { Measure, MetricsPage } from './metrics-page.ts';

/** What a city's counters and queues say at one moment. */
export interface CitySample {
  readonly release: number | null;
  readonly hasProblem: boolean;
  /** Counted since the process started. */
  readonly accepted: number;
  readonly turnedAway: number;
  readonly turns: number;
  readonly failedTurns: number;
  /** Now. */
  readonly events: number;
  readonly messages: number;
  readonly deals: number;
  readonly dead: number;
  readonly parked: number;
  /** Seconds that the first waiting event, and the first ticket without a deal, have waited. */
  readonly eventsAge: number;
  readonly dealsAge: number;
  /** Why its CRM is spared (`down`, `refuses`). */
  readonly crm: string | null;
}

/** A histogram: how many observations were at most so many seconds. */
export type Histogram = readonly { readonly atMost: number; readonly count: number }[];

export const stages = ['accept', 'wait', 'turn', 'delivery'] as const;
export type Stage = (typeof stages)[number];

/** Everything that is counted in a serving process, at one moment. */
export interface TopSample {
  /** Milliseconds on this process's monotonic clock. */
  readonly at: number;
  /** Seconds since 1970; another one means that the counters began again. */
  readonly startedAt: number;
  readonly isReady: boolean;
  readonly effects: number;
  readonly undelivered: number;
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
  /** Since it was last asked: how late the event loop was, seconds. */
  readonly loopLag: number;
  readonly troubles: number;
  readonly stages: Readonly<Record<Stage, Histogram>>;
  readonly cities: ReadonlyMap<string, CitySample>;
}

/** States in which an effect will not be carried out any more. */
const lostStates: ReadonlySet<string | undefined> = new Set(['refused', 'parked']);

export function sampleOf(page: MetricsPage, at: number): TopSample {
  const all = (name: string) => page.get(name) ?? [];
  const sum = (name: string, isWanted: (labels: Measure['labels']) => boolean = () => true) =>
    all(name).reduce((total, { labels, value }) => (isWanted(labels) ? total + value : total), 0);
  return {
    at,
    startedAt: sum('process_start_time_seconds'),
    isReady: sum('zeta_ready') === 1,
    effects: sum('zeta_effects_total', ({ state }) => state === 'done'),
    undelivered: sum('zeta_effects_total', ({ state }) => lostStates.has(state)),
    cpuSeconds: sum('process_cpu_seconds_total'),
    memoryBytes: sum('process_resident_memory_bytes'),
    loopLag: sum('nodejs_eventloop_lag_p99_seconds'),
    troubles: sum('zeta_troubles'),
    stages: {
      accept: histogramOf(all('zeta_stage_seconds_bucket'), 'accept'),
      wait: histogramOf(all('zeta_stage_seconds_bucket'), 'wait'),
      turn: histogramOf(all('zeta_stage_seconds_bucket'), 'turn'),
      delivery: histogramOf(all('zeta_stage_seconds_bucket'), 'delivery'),
    },
    cities: citiesOf(page),
  };
}

function histogramOf(buckets: readonly Measure[], stage: Stage): Histogram {
  return buckets
    .filter(({ labels }) => labels['stage'] === stage)
    .map(({ labels, value }) => ({
      atMost: labels['le'] === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels['le']),
      count: value,
    }))
    .sort((one, other) => one.atMost - other.atMost);
}

type Counted = { -readonly [Key in keyof CitySample]: CitySample[Key] };

/** Cities that are served, and those that were while it was counted. */
function citiesOf(page: MetricsPage): ReadonlyMap<string, CitySample> {
  const cities = new Map<string, Counted>();
  const each = (name: string, take: (city: Counted, value: number, labels: Measure['labels']) => void) => {
    for (const { labels, value } of page.get(name) ?? []) {
      const { city: id } = labels;
      if (id === undefined) continue;
      const city = cities.get(id) ?? nothingCounted();
      cities.set(id, city);
      take(city, value, labels);
    }
  };
  each('zeta_release', (city, value) => (city.release = value));
  each('zeta_city_problem', (city, value) => (city.hasProblem = value === 1));
  each('zeta_updates_total', (city, value, { answer }) => {
    if (answer === 'accepted') city.accepted += value;
    else city.turnedAway += value;
  });
  each('zeta_turns_total', (city, value, { outcome }) => {
    if (outcome === 'done') city.turns += value;
    else city.failedTurns += value;
  });
  each('zeta_inbox_events', (city, value) => (city.events = value));
  each('zeta_inbox_oldest_seconds', (city, value) => (city.eventsAge = value));
  each('zeta_inbox_dead', (city, value) => (city.dead = value));
  each('zeta_outbox_effects', (city, value, { kind }) => {
    if (kind === 'deal') city.deals = value;
    else city.messages += value;
  });
  each('zeta_deal_oldest_seconds', (city, value) => (city.dealsAge = value));
  each('zeta_outbox_parked', (city, value) => (city.parked = value));
  each('zeta_crm_breaker_open', (city, value, { why = 'down' }) => {
    if (value === 1) city.crm = why;
  });
  return cities;
}

function nothingCounted(): Counted {
  return {
    release: null,
    hasProblem: false,
    accepted: 0,
    turnedAway: 0,
    turns: 0,
    failedTurns: 0,
    events: 0,
    messages: 0,
    deals: 0,
    dead: 0,
    parked: 0,
    eventsAge: 0,
    dealsAge: 0,
    crm: null,
  };
}
