// `zeta test` of 1,000 conversations of five steps over the demo city, as a process.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, tellMachine } from './measure.ts';

const conversations = Number(process.argv[2] ?? 1000);
const perFile = 100;
const rounds = 3;
const project = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
const tests = join(root, 'cities/almaty/tests');

/** Greeted, a search, a card, a person or a ticket, and a word to them: what customers do. */
const scripts = [
  (query: string) => `
    - say: /start
      expect: { prompts: [greeting] }
    - say: ${query}
      expect: { prompts: [search.results] }
    - press: 1
      expect: { prompts: [product.card] }
    - press: 📞 Менеджер
      expect: { prompts: [manager.called], manager: Айгерим }
    - manager: { reply: Есть в наличии }
      expect: { contains: Есть в наличии }`,
  (query: string) => `
    - say: /menu
      expect: { prompts: [menu.text] }
    - say: ${query}
      expect: { prompts: [search.results] }
    - press: 1
      expect: { prompts: [product.card] }
    - press: 🎫 Заявка
      expect: { deal: { count: 1 } }
    - crm: EXECUTING
      expect: { contains: Собираем }`,
];
const queries = [
  'диван',
  'угловой диван',
  'кровать 160х200',
  'шкаф-купе',
  'стол',
  'белый комод',
  'кресло',
  'матрас',
];

cpSync(join(project, 'cities'), join(root, 'cities'), { recursive: true });
rmSync(join(root, 'cities/moscow'), { recursive: true });
rmSync(tests, { recursive: true });
mkdirSync(tests);
writeFileSync(join(root, 'zeta.yaml'), 'target: dev\n');
for (let start = 0; start < conversations; start += perFile) {
  const written = Array.from({ length: Math.min(perFile, conversations - start) }, (_, at) => {
    const number = start + at;
    const script = scripts[number % scripts.length];
    return `- name: Conversation ${number}\n  steps:${script?.(queries[number % queries.length] ?? '')}\n`;
  });
  writeFileSync(join(tests, `talks-${start}.yaml`), written.join(''));
}

tellMachine();
const times: number[] = [];
for (let round = 0; round <= rounds; round += 1) {
  const start = performance.now();
  const run = spawnSync(join(project, 'bin/zeta'), ['test', 'almaty'], { cwd: root, encoding: 'utf8' });
  // The first one compiles the catalog.
  const name = round === 0 ? 'first, catalog compiled' : 'again';
  const ms = performance.now() - start;
  console.log(`${conversations} conversations of 5 steps, ${name}: ${(ms / 1000).toFixed(2)} s`);
  if (round > 0) times.push(ms);
  if (run.error) throw run.error;
  if (run.status !== 0) console.log(run.stdout.slice(0, 2000), run.stderr.slice(-2000));
}
const ms = median(times);
console.log(`median ${(ms / 1000).toFixed(2)} s, ${Math.round((conversations * 5000) / ms)} steps/s`);
rmSync(root, { recursive: true });
