import { Gauge, type Registry } from 'prom-client';
import type { Shown } from '../../ports/meter.ts';

/** Gauges that are set when somebody looks; a city that is gone, or where nothing waits, is gone from them, too. */
export function shownGauges(registry: Registry, linesDropped: () => number): (shown: Shown) => void {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
  const ready = gauge('zeta_ready', '1 while updates are taken.');
  const dropped = gauge(
    'zeta_log_lines_dropped',
    'Log lines that nobody read in time, or no disk took, since the start.',
  );
  const release = gauge('zeta_release', 'Number of the live release of a city.', ['city']);
  const problem = gauge('zeta_city_problem', '1 while something keeps a city from answering.', ['city']);
  const inbox = gauge('zeta_inbox_events', 'Events that wait for their turn.', ['city']);
  const inboxAge = gauge('zeta_inbox_oldest_seconds', 'Age of the first event that waits for its turn.', [
    'city',
  ]);
  const dead = gauge('zeta_inbox_dead', 'Events that were set aside because their turns failed.', ['city']);
  const outbox = gauge('zeta_outbox_effects', 'Effects that are decided and not done.', ['city', 'kind']);
  const dealAge = gauge('zeta_deal_oldest_seconds', 'Age of the first ticket that has no deal yet.', [
    'city',
  ]);
  const parked = gauge('zeta_outbox_parked', 'Tickets that were given to a person.', ['city']);
  const troubles = gauge('zeta_troubles', 'Troubles that operators are told of, by kind.', ['kind']);
  const crm = gauge('zeta_crm_breaker_open', '1 while a CRM is spared: it does not answer, or refuses.', [
    'city',
    'why',
  ]);
  const halfOpen = gauge(
    'zeta_crm_breaker_half_open',
    '1 while a spared CRM is tried again, with one call at a time.',
    ['city', 'why'],
  );
  const perCity = [crm, halfOpen, release, problem, inbox, inboxAge, dead, outbox, dealAge, parked, troubles];
  return (shown) => {
    const ageOf = (since: number) => Math.max(0, (shown.now - since) / 1000);
    for (const one of perCity) one.reset();
    ready.set(shown.isReady ? 1 : 0);
    dropped.set(linesDropped());
    for (const { city, release: number, hasProblem } of shown.cities) {
      release.set({ city }, number);
      problem.set({ city }, hasProblem ? 1 : 0);
    }
    for (const { city, ...queue } of shown.queues) {
      inbox.set({ city }, queue.inbox);
      dead.set({ city }, queue.dead);
      outbox.set({ city, kind: 'call' }, queue.calls);
      outbox.set({ city, kind: 'deal' }, queue.deals);
      parked.set({ city }, queue.parked);
      if (queue.inboxSince !== null) inboxAge.set({ city }, ageOf(queue.inboxSince));
      if (queue.dealsSince !== null) dealAge.set({ city }, ageOf(queue.dealsSince));
    }
    for (const { city, why, isHalfOpen } of shown.crms) {
      crm.set({ city, why }, 1);
      halfOpen.set({ city, why }, isHalfOpen ? 1 : 0);
    }
    for (const [kind, count] of shown.troubles) troubles.set({ kind }, count);
  };
}
