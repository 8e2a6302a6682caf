// A customer's question to its answer, by how many cities one process serves and how much is asked: one question at a time,
// then by the clock, twice as many each time, until the answers do not keep up. CITIES, by the environment: "1,100,1000".
import { median, quantile, quantiles, tellMachine } from './measure.ts';
import { openLoop, type ServedCities, serveCities } from './served-cities.ts';

/** What one bot may say in a second: its messages are paced so, and more would measure that. */
const mostOfOneBot = 25;
/** A rate is too much when this is the slowest of a hundred answers. */
const bentMs = 1000;
const seconds = 8;

tellMachine();
for (const count of (process.env['CITIES'] ?? '1,100,1000').split(',').map(Number)) await measure(count);

async function measure(count: number): Promise<void> {
  const cities = await serveCities({ cities: count });
  try {
    await cities.introduced(cities.names.slice(0, 100));
    const ask = (at: number) => cities.ask(cities.names[at % count]!);
    await openLoop(Math.min(50, 20 * count), 5, ask);
    console.log(`${count} cities, ${cities.residentMib()} MiB`);
    console.log(`  one at a time     ${quantiles(await oneAtATime(cities, ask))}`);
    for (let rate = 20; rate <= mostOfOneBot * count; rate *= 2) {
      const { durations, unanswered } = await openLoop(rate, seconds, ask);
      const lost = unanswered > 0 ? `  ${unanswered} within half a minute without an answer` : '';
      console.log(`  ${String(rate).padStart(5)} a second    ${quantiles(durations)}${lost}`);
      if (unanswered > 0 || quantile(durations, 0.99) > bentMs || median(durations) > bentMs) break;
    }
  } finally {
    await cities.close();
  }
}

async function oneAtATime(
  { names }: ServedCities,
  ask: (at: number) => Promise<number | undefined>,
): Promise<readonly number[]> {
  const durations: number[] = [];
  for (let at = 0; at < Math.max(600, names.length); at += 1) {
    const start = performance.now();
    const answered = await ask(at);
    if (answered !== undefined) durations.push(answered - start);
    // What follows an answer (its mark, say) is not the next question's, nor is the pace of a bot that has just spoken.
    await new Promise((resume) => setTimeout(resume, 5 + 1000 / mostOfOneBot / names.length));
  }
  return durations;
}
