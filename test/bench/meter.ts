// What counting costs: node test/bench/meter.ts. One update is one entry, request, turn, effect and call.
import { prometheusMeter } from '../../src/adapters/metrics/prometheus-meter.ts';
import { type CityId, idOf } from '../../src/base/ids.ts';

const { meter, page } = prometheusMeter(() => 0);
const cities = Array.from({ length: 1000 }, (_, at) => idOf<CityId>(`city-${at}`));
const updates = 500_000;
const round = () => {
  const start = performance.now();
  for (let at = 0; at < updates; at += 1) {
    const city = cities[at % cities.length] ?? idOf<CityId>('none');
    meter.entered(city, 'accepted', 1.2);
    meter.requested(200);
    meter.turned(city, 'done', 3.4, 0.8);
    meter.delivered('call', 'done', 45);
    meter.called('send', 'delivered', 44);
  }
  return ((performance.now() - start) * 1000) / updates;
};
round();
const rounds = Array.from({ length: 5 }, round).sort((a, b) => a - b);
const start = performance.now();
const text = await page();
console.log(`counting: ${rounds[2]?.toFixed(2)} µs per update (median of 5), 1,000 cities`);
console.log(`a page: ${(performance.now() - start).toFixed(1)} ms, ${(text.length / 1024).toFixed(0)} KiB`);
process.exit(0);
