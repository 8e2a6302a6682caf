import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Meter, Shown } from '../../ports/meter.ts';
import { shownGauges } from './shown-gauges.ts';

export interface PrometheusMeter {
  readonly meter: Meter;
  readonly contentType: string;
  /** All that is known now, in Prometheus' text format. Rejects when what is shown cannot be looked up. */
  readonly page: () => Promise<string>;
}

/** Seconds: from an answer out of memory to a CRM that takes its minute. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];

/** Counts for Prometheus. Begins to watch the process itself (event loop, memory, files) when it is made. */
export function prometheusMeter(linesDropped: () => number): PrometheusMeter {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauges = shownGauges(registry, linesDropped);
  const { updates, requests, turns, effects, doubles, reloads, pruned, alerts, stages, calls } =
    counters(registry);
  const stage = (name: string) => {
    const bound = stages.labels(name);
    return (ms: number) => bound.observe(ms / 1000);
  };
  const [accept, wait, turn, delivery] = ['accept', 'wait', 'turn', 'delivery'].map(stage);
  let look: (() => Promise<Shown>) | undefined;
  return {
    contentType: registry.contentType,
    page: async () => {
      if (look) gauges(await look());
      return registry.metrics();
    },
    meter: {
      entered: (city, answer, took) => {
        updates.inc({ city, answer });
        if (answer === 'accepted') accept?.(took);
      },
      requested: (status) => requests.inc({ status }),
      turned: (city, outcome, waited, took) => {
        turns.inc({ city, outcome });
        wait?.(waited);
        turn?.(took);
      },
      delivered: (kind, state, took) => {
        effects.inc({ kind, state });
        delivery?.(took);
      },
      called: (method, outcome, took) => calls.observe({ method, outcome }, took / 1000),
      doubled: (city) => doubles.inc({ city }),
      reloaded: (cities) => reloads.inc(cities),
      pruned: (rows) => pruned.inc(rows),
      alerted: (what, outcome) => alerts.inc({ what, outcome }),
      show: (wanted) => {
        look = wanted;
      },
    },
  };
}

function counters(registry: Registry) {
  const registers = [registry];
  return {
    updates: new Counter({
      name: 'zeta_updates_total',
      help: 'Updates that reached a served city, by what they were answered with; only "accepted" is on disk.',
      labelNames: ['city', 'answer'],
      registers,
    }),
    requests: new Counter({
      name: 'zeta_requests_total',
      help: 'Requests at the public door by HTTP status.',
      labelNames: ['status'],
      registers,
    }),
    turns: new Counter({
      name: 'zeta_turns_total',
      help: 'Turns by what became of them.',
      labelNames: ['city', 'outcome'],
      registers,
    }),
    effects: new Counter({
      name: 'zeta_effects_total',
      help: 'Times that an effect was worked on, by its kind and the state it is in then.',
      labelNames: ['kind', 'state'],
      registers,
    }),
    doubles: new Counter({
      name: 'zeta_deal_doubles_total',
      help: 'Times that a lookup found several deals of one ticket.',
      labelNames: ['city'],
      registers,
    }),
    reloads: new Counter({
      name: 'zeta_reloads_total',
      help: 'Cities that switched to another release.',
      registers,
    }),
    pruned: new Counter({
      name: 'zeta_pruned_rows_total',
      help: 'Rows of the database that were kept for long enough (retention of zeta.yaml) and dropped.',
      registers,
    }),
    alerts: new Counter({
      name: 'zeta_alerts_total',
      help: 'Messages to the operators and heartbeats, by what became of them.',
      labelNames: ['what', 'outcome'],
      registers,
    }),
    stages: new Histogram({
      name: 'zeta_stage_seconds',
      help: 'How long a stage of an update took: accept (to disk), wait (for its turn), turn, delivery.',
      labelNames: ['stage'],
      buckets,
      registers,
    }),
    calls: new Histogram({
      name: 'zeta_call_seconds',
      help: 'How long requests to Telegram and to CRMs took, by method and outcome.',
      labelNames: ['method', 'outcome'],
      buckets,
      registers,
    }),
  };
}
