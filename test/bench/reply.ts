// An update to its reply, idle, through real HTTP on both sides; and a saved text to the message that shows it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorld } from '../../src/emulators/world.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { serve } from '../../src/operations/serve.ts';
import { defaultPace, noRates } from '../../src/runtime/pace.ts';
import { almaty } from '../support/customer.ts';
import { testServeTools } from '../support/tools.ts';
import { quantiles, tellMachine } from './measure.ts';

const repository = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
cpSync(join(repository, 'cities'), join(root, 'cities'), { recursive: true });
writeFileSync(join(root, 'zeta.yaml'), 'target: dev\n');
const world = await startWorld();
const tools = { ...testServeTools(), startWorld: async () => world };
const platform = await openPlatform(tools, { root });
const serving = await serve(tools, platform, {
  only: [],
  public: { host: '127.0.0.1', port: 0 },
  watch: 'prompts',
  command: 'a benchmark',
  deployAll: true,
  // One customer asks all the time: neither limits nor pacing are measured.
  pace: { ...defaultPace, limitsMs: 0, rates: noRates },
});
await serving.runtime.bots.whenIntroduced();
const customer = { id: 7, name: 'Покупатель', language: 'ru' };
const botMessages = () => world.messages(almaty, '7').filter(({ from }) => from === 'bot');

/** Milliseconds from the update leaving Telegram to the reply arriving there. */
async function roundTrip(text: string): Promise<number> {
  const before = botMessages().length;
  const start = performance.now();
  world.say(almaty, customer, text);
  // The customer's own message stands there already. Reading the chat would take longer with each round: it comes after.
  const ms = await new Promise<number>((resolve) => {
    const stop = world.telegram.onChange(({ chatId }) => {
      if (chatId !== '7') return;
      stop();
      resolve(performance.now() - start);
    });
  });
  if (botMessages().length === before) throw new Error('the chat changed, and not by a reply');
  await serving.runtime.whenIdle();
  return ms;
}

tellMachine();
for (const text of ['/start', 'угловой диван']) {
  const times: number[] = [];
  for (let time = 0; time < 550; time += 1) times.push(await roundTrip(text));
  console.log(`update -> reply, ${text.padEnd(14)} ${quantiles(times.slice(50))}`);
}
const prompts = join(root, 'cities/almaty/prompts/ru.yaml');
const original = readFileSync(prompts, 'utf8');
const saves: number[] = [];
for (let time = 0; time < 40; time += 1) {
  const release = serving.runtime.cities.get(almaty)?.release;
  const start = performance.now();
  const served = new Promise<void>((resolve) => {
    const stop = serving.runtime.onChange(() => {
      if (serving.runtime.cities.get(almaty)?.release === release) return;
      stop();
      resolve();
    });
  });
  writeFileSync(prompts, `${original}# ${time}\nhelp: Помощь ${time}\n`);
  await served;
  saves.push(performance.now() - start);
}
console.log(`saved text -> served          ${quantiles(saves)}`);
await serving.stop();
rmSync(root, { recursive: true });
