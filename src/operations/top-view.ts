import { type CitySample, type Histogram, type Stage, stages, type TopSample } from './top-sample.ts';

/** What happened in a second, on average; null while nothing can be compared yet. */
type Rate = number | null;

/** Milliseconds; null where nothing was measured. */
export interface Latency {
  readonly p50: number | null;
  readonly p99: number | null;
}

export interface CityView extends Omit<CitySample, 'accepted' | 'turnedAway' | 'turns' | 'failedTurns'> {
  readonly city: string;
  readonly accepted: Rate;
  readonly turns: Rate;
  /** Since the process started. */
  readonly turnedAway: number;
  readonly failedTurns: number;
  readonly isTroubled: boolean;
}

/** A serving process between two moments. */
export interface TopView {
  /** Seconds between them; 0: there is one moment only. */
  readonly over: number;
  readonly isReady: boolean;
  readonly accepted: Rate;
  readonly turns: Rate;
  readonly effects: Rate;
  /** Since the process started. */
  readonly turnedAway: number;
  readonly failedTurns: number;
  readonly undelivered: number;
  readonly stages: Readonly<Record<Stage, Latency>>;
  readonly memoryBytes: number;
  /** Of one processor: 1 is all of it. */
  readonly cpu: Rate;
  readonly loopLagMs: number;
  /** Open troubles that operators are told of. */
  readonly troubles: number;
  /** Troubled ones first, then the busiest. */
  readonly cities: readonly CityView[];
}

/** `before`: an earlier sample; one of a process that was started again since is not compared. */
export function viewOf(now: TopSample, before: TopSample | undefined): TopView {
  const earlier = before?.startedAt === now.startedAt ? before : undefined;
  const over = earlier ? (now.at - earlier.at) / 1000 : 0;
  const rate = (later: number, sooner: number): Rate =>
    over > 0 ? Math.max(0, later - sooner) / over : null;
  const cities = [...now.cities].map(([city, sample]) =>
    cityView(city, sample, (key) => rate(sample[key], earlier?.cities.get(city)?.[key] ?? 0)),
  );
  const total = (key: 'accepted' | 'turns' | 'turnedAway' | 'failedTurns', { cities: all }: TopSample) =>
    all.values().reduce((sum, one) => sum + one[key], 0);
  const totalRate = (key: 'accepted' | 'turns') => rate(total(key, now), earlier ? total(key, earlier) : 0);
  return {
    over,
    isReady: now.isReady,
    accepted: totalRate('accepted'),
    turns: totalRate('turns'),
    effects: rate(now.effects, earlier?.effects ?? 0),
    turnedAway: total('turnedAway', now),
    failedTurns: total('failedTurns', now),
    undelivered: now.undelivered,
    stages: latenciesOf(now, earlier),
    memoryBytes: now.memoryBytes,
    cpu: rate(now.cpuSeconds, earlier?.cpuSeconds ?? 0),
    loopLagMs: now.loopLag * 1000,
    troubles: now.troubles,
    cities: cities.sort(byInterest),
  };
}

function cityView(city: string, sample: CitySample, rate: (key: 'accepted' | 'turns') => Rate): CityView {
  const isTroubled = sample.hasProblem || sample.crm !== null || sample.dead > 0 || sample.parked > 0;
  return { ...sample, city, accepted: rate('accepted'), turns: rate('turns'), isTroubled };
}

function byInterest(one: CityView, other: CityView): number {
  return (
    Number(other.isTroubled) - Number(one.isTroubled) ||
    (other.turns ?? 0) - (one.turns ?? 0) ||
    other.events - one.events ||
    (one.city < other.city ? -1 : 1)
  );
}

function latenciesOf(now: TopSample, before: TopSample | undefined): TopView['stages'] {
  const latency = (stage: Stage): Latency => {
    const counts = now.stages[stage].map(({ atMost, count }, index) => ({
      atMost,
      count: count - (before?.stages[stage][index]?.count ?? 0),
    }));
    return { p50: quantile(counts, 0.5), p99: quantile(counts, 0.99) };
  };
  const [accept, wait, turn, delivery] = stages.map(latency);
  const none = { p50: null, p99: null };
  return { accept: accept ?? none, wait: wait ?? none, turn: turn ?? none, delivery: delivery ?? none };
}

/**
 * Milliseconds, in a straight line between the bounds of a bucket, as Prometheus' `histogram_quantile` does; what is past
 * the last bound counts as that.
 */
function quantile(histogram: Histogram, share: number): number | null {
  const total = histogram.at(-1)?.count ?? 0;
  if (total === 0) return null;
  const rank = share * total;
  const index = histogram.findIndex(({ count }) => count >= rank);
  const bucket = histogram[index];
  const below = histogram[index - 1] ?? { atMost: 0, count: 0 };
  if (!bucket || bucket.atMost === Number.POSITIVE_INFINITY) return below.atMost * 1000;
  const part = (rank - below.count) / (bucket.count - below.count);
  return (below.atMost + (bucket.atMost - below.atMost) * part) * 1000;
}
