// One process for long: ten cities, questions by the clock at half of what it can do. A line a minute: latency and memory,
// which must both stay where they are. MINUTES, by the environment; an hour without it.
import { quantile, tellMachine } from './measure.ts';
import { capacityOf, openLoop, serveCities } from './served-cities.ts';

const minutes = Number(process.env['MINUTES'] ?? 60);
const cities = await serveCities({ cities: 10 });
try {
  tellMachine();
  await cities.introduced(cities.names);
  const ask = (at: number) => cities.ask(cities.names[at % cities.names.length]!);
  await capacityOf(5, ask);
  const capacity = await capacityOf(10, ask);
  console.log(
    `${capacity.toFixed(0)} answers/s at most; asked ${(capacity / 2).toFixed(0)}/s for ${minutes} min`,
  );
  for (let minute = 1; minute <= minutes; minute += 1) {
    const { durations, unanswered } = await openLoop(capacity / 2, 60, ask);
    const [median, slow] = [quantile(durations, 0.5), quantile(durations, 0.99)].map((ms) => ms.toFixed(1));
    const lost = unanswered > 0 ? `  ${unanswered} WITHOUT AN ANSWER` : '';
    console.log(`minute ${minute}  p50 ${median} ms  p99 ${slow} ms  ${cities.residentMib()} MiB${lost}`);
  }
} finally {
  await cities.close();
}
