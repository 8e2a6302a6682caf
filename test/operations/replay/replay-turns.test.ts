import { describe, expect, it } from 'vitest';
import { replayThreads } from '../../../src/adapters/node/replay-threads.ts';
import { type PromptKey, promptSpecs } from '../../../src/city/generated/prompt-keys.ts';
import { deployCities } from '../../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { filesHere, openOther } from '../../../src/operations/replay/open-other.ts';
import { type Replay, replayTurns } from '../../../src/operations/replay/replay-turns.ts';
import type { Tools } from '../../../src/operations/tools.ts';
import { replayMarkdown } from '../../../src/report/replay-markdown.ts';
import { replayText } from '../../../src/report/replay-text.ts';
import { plainStyle } from '../../../src/report/style.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { RecordedShop, type Step } from '../../support/recorded-shop.ts';
import { tools } from '../../support/tools.ts';

const english = { language: 'en', style: plainStyle, width: 80, wraps: true } as const;
const now = Date.parse('2026-11-28T10:00:00Z');
const hour = 3600_000;
/** Long after all of it. */
const clock = { ...tools.clock, now: () => now + 24 * hour };

async function shop(cities: readonly string[] = ['almaty']) {
  const files = Object.assign(
    {},
    ...cities.map((city) => ({
      ...smallCity(city),
      [`cities/${city}/synonyms.yaml`]: 'софа: [диван]\n',
    })),
  );
  const folder = platformFolder(files);
  const platform = await openPlatform(tools, { root: folder.root });
  const deploy = () => deployCities(tools, platform, { names: [], message: '', allow: ['product-drop'] });
  await deploy();
  const replay = (against = filesHere, changes: Partial<Tools> = {}, names: readonly string[] = []) =>
    replayTurns(
      { ...tools, clock, ...changes },
      platform,
      { cities: names, since: now - hour },
      { open: (store) => openOther(tools, platform, store, against) },
    );
  return { folder, platform, deploy, replay };
}

function customer(id: number) {
  return { id: String(id), name: 'Айгерим Сапарова', username: 'aigerim_s', language: 'ru' };
}

const steps: readonly Step[] = [
  { command: 'start' },
  { say: 'софа' },
  { say: 'стул' },
  { press: 'p' },
  { press: 't' },
];

function count(turns: number): string {
  return turns.toLocaleString('en');
}

/** Turns of a group; 0 where there is none. */
function turnsOf(replay: Replay, kind: string, name: string, how?: string): number {
  const groups = replay.cities.flatMap((city) => city.groups);
  return groups
    .filter((group) => group.kind === kind && group.name === name && (how ?? group.how) === group.how)
    .reduce((sum, { turns }) => sum + turns, 0);
}

describe('A replay', () => {
  it('finds what was changed among 10,000 turns, and counts it exactly', async () => {
    const { folder, platform, replay } = await shop();
    const recorded = await RecordedShop.open(platform, 'almaty', now);
    // What is to be found is counted here, by what customers did, and by nothing that a replay reads.
    const oracle = { turns: 0, starts: 0, sofas: 0, cornerSofas: 0, tickets: 0 };
    for (let id = 1; oracle.turns < 10_000; id += 1) {
      const more: readonly Step[] = id % 7 === 0 ? [{ say: 'угловая софа' }] : [{ say: 'диван до 90 тыс' }];
      const taken = id % 3 === 0 ? [...steps, ...more] : [...more, { say: 'диваны' }];
      recorded.talk(customer(id), taken);
      oracle.turns += taken.length;
      oracle.starts += taken.filter((step) => 'command' in step).length;
      oracle.sofas += taken.filter((step) => 'say' in step && step.say === 'софа').length;
      oracle.cornerSofas += taken.filter((step) => 'say' in step && step.say === 'угловая софа').length;
      oracle.tickets += taken.filter((step) => 'press' in step && step.press === 't').length;
    }
    recorded.close();
    folder.write('cities/almaty/synonyms.yaml', 'кушетка: [диван]\n');
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: |-\n  Добро пожаловать в город {city_name}!\n');
    const yaml = smallCity('almaty')['cities/almaty/city.yaml'] ?? '';
    folder.write('cities/almaty/city.yaml', yaml.replace('{city_name}', '{city_name}, бот'));
    const found = await replay();
    expect(found.cities).toMatchObject([
      {
        city: 'almaty',
        live: 1,
        replayed: oracle.turns,
        changed: oracle.starts + oracle.sofas + oracle.cornerSofas + oracle.tickets,
        failing: 0,
        skipped: {},
        slow: [],
        recorded: { same: oracle.turns, otherRelease: 0, otherwise: 0, groups: [] },
      },
    ]);
    expect(turnsOf(found, 'search', 'search', 'nothing-now')).toBe(oracle.sofas);
    expect(turnsOf(found, 'search', 'search')).toBe(oracle.sofas + oracle.cornerSofas);
    expect(turnsOf(found, 'text', 'greeting', 'wording')).toBe(oracle.starts);
    expect(turnsOf(found, 'deal', 'fields.UF_CRM_CITY', 'changed')).toBe(oracle.tickets);
    expect(found.cities[0]?.groups).toHaveLength(4);
    const text = replayText(found, english);
    expect(text).toContain(
      `${count(oracle.sofas + oracle.cornerSofas)} searches changed, ${count(oracle.sofas)} now find nothing`,
    );
    expect(text).toContain(`text greeting (ru) (other wording): ${count(oracle.starts)} turns`);
    expect(text).toContain('- Привет из города Тест!\n    + Добро пожаловать в город Тест!');
  }, 120_000);

  it('shows nothing of who they were', async () => {
    const { folder, platform, replay } = await shop();
    const recorded = await RecordedShop.open(platform, 'almaty', now);
    const secrets = [
      'Сапарова',
      'Айгерим',
      'aigerim_s',
      '987654321',
      '701 123',
      'Абая',
      'test@mail',
      '7011234567',
    ];
    recorded.talk(customer(987_654_321), [
      { say: 'диван, меня зовут Айгерим Сапарова, тел +7 701 123 45 67' },
      { say: 'стул на Абая 10 кв 5, test@mail.ru' },
      { press: 'p' },
      { press: 't' },
      { say: '+7 701 123 45 67' },
      { press: 'b' },
      { command: 'mydata' },
      { say: 'позовите менеджера' },
    ]);
    recorded.close();
    const said = Object.keys(promptSpecs).filter(
      (key) => !key.startsWith('commands.') && !key.startsWith('profile.'),
    );
    const values = (key: string) => Object.keys(promptSpecs[key as PromptKey].values);
    const lines = said.map(
      (key) =>
        `${key}: 'Иначе: ${values(key)
          .map((name) => `{${name}}`)
          .join(' ')}'`,
    );
    folder.write('cities/almaty/prompts/ru.yaml', `${lines.join('\n')}\n`);
    const found = await replay();
    expect(found.cities[0]).toMatchObject({ replayed: 8, changed: 8 });
    for (const told of [JSON.stringify(found), replayText(found, english), replayMarkdown(found, 'ru')])
      for (const secret of secrets) expect(told).not.toContain(secret);
    expect(JSON.stringify(found)).toContain('•••');
  });

  it('says what it left out, what throws, and what does not come out as recorded', async () => {
    const { folder, platform, replay } = await shop();
    const recorded = await RecordedShop.open(platform, 'almaty', now);
    recorded.talk(customer(1), [{ command: 'start' }, { say: 'стул' }]);
    recorded.row({});
    const event = JSON.stringify({ kind: 'text', chat: '5', customer: customer(5), text: 'диван' });
    const context = JSON.stringify({ now, key: 'u:1:9', bot: '1' });
    recorded.row({ event, context, session_before: '{"version":0,"turns":1}' });
    recorded.row({ event: '{"kind":"dance"}', context });
    recorded.row({ event: '{"kind":', context });
    // Another answer than it gives now, by this release and by one before.
    recorded.row({ event, context, effects: '[]' });
    recorded.row({ event, context, effects: '[]', release: 0 });
    // Nobody: the turn throws.
    recorded.row({ event: '{"kind":"text","chat":"5","customer":null,"text":"диван"}', context });
    recorded.close();
    const found = await replay();
    expect(found.cities).toMatchObject([
      {
        replayed: 5,
        changed: 0,
        failing: 1,
        skipped: { nothing: 1, session: 1, event: 1, unreadable: 1 },
        recorded: { same: 2, otherRelease: 1, otherwise: 2 },
      },
    ]);
    const text = replayText(found, english);
    expect(text).toContain('1 turn left out: their session has the form of another ZETA');
    expect(text).toContain('1 turn was answered otherwise then, by a release before #1');
    expect(text).toContain('2 turns of #1 itself do not come out as recorded');
    expect(text).toContain('1 turn fails with both');
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Сәлем!\n');
    const changed = await replay();
    expect(changed.cities).toMatchObject([{ changed: 1 }]);
    // The same, whatever thread took which turns.
    expect(await replay(filesHere, { startReplayers: () => tools.startReplayers(1) })).toEqual(changed);
  });

  it('compares each city with its own counterpart, and says which has none', async () => {
    const { folder, platform, deploy, replay } = await shop(['almaty', 'astana', 'aktau', 'atyrau']);
    for (const [at, city] of ['almaty', 'astana', 'aktau', 'atyrau'].entries()) {
      const recorded = await RecordedShop.open(platform, city, now, at * 100);
      recorded.talk(customer(1), [{ command: 'start' }]);
      recorded.close();
    }
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Салем!\n');
    folder.write('cities/aktau/prompts/ru.yaml', 'greeting: [\n');
    folder.remove('cities/atyrau');
    const found = await replay();
    expect(found.cities.map(({ city, changed, notReplayed }) => [city, changed, notReplayed])).toEqual([
      ['aktau', 0, 'broken'],
      ['almaty', 1, undefined],
      ['astana', 0, undefined],
      ['atyrau', 0, 'not-there'],
    ]);
    expect(replayText(found, english)).toContain('atyrau: is not in the files here');
    expect((await replay(filesHere, {}, ['almaty'])).cities).toHaveLength(1);
    await expect(replay(filesHere, {}, ['nowhere'])).rejects.toThrow('There is no city "nowhere"');
    folder.remove('cities/aktau');
    await deploy();
    // What is live now, beside the release before.
    const back = await replay('almaty#1');
    expect(back.cities.find(({ city }) => city === 'almaty')).toMatchObject({
      live: 2,
      against: '#1',
      changed: 1,
    });
    await expect(replay('almaty#9')).rejects.toThrow('There is no release almaty#9');
  });

  it('cuts a turn that does not end, and goes on with the others', async () => {
    const { folder, platform, replay } = await shop();
    const recorded = await RecordedShop.open(platform, 'almaty', now);
    recorded.talk(customer(1), [
      { command: 'start' },
      { say: 'бесконечный стул' },
      { say: 'стул' },
      { command: 'start' },
    ]);
    recorded.close();
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Салем!\n');
    const worker = new URL('../../support/endless-replay-worker.ts', import.meta.url);
    const found = await replay(filesHere, {
      startReplayers: async () => replayThreads(worker, { turnMs: 500, most: 1 }),
    });
    expect(found.cities).toMatchObject([
      { replayed: 3, changed: 2, slow: [{ asked: '«бесконечный стул»' }] },
    ]);
    expect(replayText(found, english)).toContain('cut: «бесконечный стул»');
  });
});
