import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { planCities } from '../../src/operations/plan-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { planningMarkdown } from '../../src/report/plan-markdown.ts';
import { planningText } from '../../src/report/plan-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import type { Voice } from '../../src/report/voice.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const english: Voice = { language: 'en', style: plainStyle, width: 80, wraps: true };
const russian: Voice = { ...english, language: 'ru' };

async function shop(files: Readonly<Record<string, string>> = smallCity('almaty')) {
  const folder = platformFolder(files);
  const platform = await openPlatform(tools, { root: folder.root });
  const deploy = () => deployCities(tools, platform, { names: [], message: '', allow: [] });
  const plan = (against = 'live', names: readonly string[] = []) =>
    planCities(tools, platform, { names, against });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder.root, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args]);
  return { folder, platform, deploy, plan, git };
}

describe('A plan', () => {
  it('tells every wording of a text as customers read it', async () => {
    const { folder, deploy, plan } = await shop();
    await deploy();
    const results = 'Нашлось {count, plural, one {# товар} few {# товара} many {# товаров} other {# товара}}';
    folder.write('cities/almaty/prompts/ru.yaml', `search:\n  results: "${results}"\n`);
    const planning = await plan();
    const [candidate] = planning.candidates;
    const texts = candidate?.kind === 'ready' ? candidate.plan.texts : [];
    const changed = texts.find(({ key }) => key === 'search.results');
    expect(changed).toMatchObject({ language: 'ru', after: results });
    expect(changed?.wordings.map(({ choice, after }) => [choice['count'], after])).toEqual([
      [1, 'Нашлось 1 товар'],
      [2, 'Нашлось 2 товара'],
      [5, 'Нашлось 5 товаров'],
    ]);
    expect(planningText(planning, russian)).toContain('при count = 2:');
  });

  it('tells which searches find something else first, as the city tests and its catalog ask', async () => {
    const { folder, deploy, plan } = await shop();
    folder.write('cities/almaty/tests/search.yaml', '- query: кухонный табурет\n  finds: none\n');
    await deploy();
    expect((await plan()).candidates).toMatchObject([{ plan: { searches: { source: 'nobody', asked: 0 } } }]);
    folder.write(
      'cities/almaty/catalog.csv',
      `${smallCatalog.trimEnd()}\nТ-1;Кухонный табурет;Стулья;5000;1\n`,
    );
    const planning = await plan();
    const [candidate] = planning.candidates;
    const searches = candidate?.kind === 'ready' ? candidate.plan.searches : undefined;
    expect(searches?.source).toBe('samples');
    expect(searches?.changed.find(({ query }) => query === 'кухонный табурет')?.after).toMatchObject([
      { sku: 'Т-1' },
    ]);
    expect(planningText(planning, english)).toMatch(/of \d+ searches finds? something else first/);
  });

  it('tells what the bot says of itself, with the commands that come and go', async () => {
    const { folder, deploy, plan } = await shop();
    await deploy();
    const city = smallCity('almaty')['cities/almaty/city.yaml'] ?? '';
    folder.write('cities/almaty/city.yaml', city.replace(/^name: .*$/m, 'name: Алма-Ата'));
    folder.write('cities/almaty/prompts/ru.yaml', 'commands:\n  help: Как тут искать\n');
    const [candidate] = (await plan()).candidates;
    const changes = candidate?.kind === 'ready' ? candidate.plan.profile : [];
    expect(changes.map(({ path }) => path)).toContain('ru.commands.help');
    expect(changes.find(({ path }) => path === 'ru.description')?.after).toContain('Алма-Ата');
  });

  it('is made against another folder, and a commit of this one', async () => {
    const { folder, plan, git } = await shop();
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Салем!\n');
    const other = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
    for (const against of ['HEAD', 'HEAD~0', other.root]) {
      const planning = await plan(against);
      expect(planning.candidates).toMatchObject([
        { city: 'almaty', plan: { from: null, against, texts: [{ key: 'greeting', after: 'Салем!' }] } },
      ]);
      expect(planning.gone).toEqual(against === other.root ? ['astana'] : []);
      expect(planning.hasChanges).toBe(true);
    }
    // What git has checked out, and what it has staged, is as it was.
    expect(String(git('status', '--porcelain')).trim()).toBe('M cities/almaty/prompts/ru.yaml');
    await expect(plan('no-such-branch')).rejects.toThrow('There is no "no-such-branch" to compare with.');
    await expect(plan('--output=x')).rejects.toThrow('to compare with');
    // A variable that is not set, and a folder that is no platform, are nothing to compare with.
    await expect(plan('')).rejects.toThrow('to compare with');
    await expect(plan(`${folder.root}/cities/almaty`)).rejects.toThrow('to compare with');
  });

  it('is made in a folder of a larger repository, whose other files it leaves alone', async () => {
    const { folder, git } = await shop({
      'README.md': 'all\n',
      ...Object.fromEntries(
        Object.entries({ 'zeta.yaml': '{}\n', ...smallCity('almaty') }).map(([path, text]) => [
          `bots/${path}`,
          text,
        ]),
      ),
    });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    const platform = await openPlatform(tools, { root: `${folder.root}/bots` });
    folder.write('bots/cities/almaty/prompts/ru.yaml', 'greeting: Салем!\n');
    const planning = await planCities(tools, platform, { names: [], against: 'HEAD' });
    expect(planning.candidates).toMatchObject([{ plan: { texts: [{ key: 'greeting' }] } }]);
  });

  it('is made against another target, with what is live there', async () => {
    const { folder, platform, deploy, plan } = await shop();
    await deploy();
    const local = await openPlatform(tools, { root: folder.root, target: 'local' });
    expect((await plan('local')).candidates).toMatchObject([{ plan: { against: null } }]);
    await deployCities(tools, local, { names: [], message: '', allow: [] });
    expect((await plan('local')).candidates).toMatchObject([
      { plan: { against: 'local#1', isEmpty: true, from: 1 } },
    ]);
    expect((await plan('live')).against).toBe('live');
    expect((await plan(platform.target)).against).toBe('live');
  });

  it('says that what it is compared with has mistakes, and goes on', async () => {
    const { folder, plan, git } = await shop();
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: [\n');
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'broken');
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Салем!\n');
    const planning = await plan('HEAD');
    expect(planning.candidates).toMatchObject([{ kind: 'ready', isAgainstBroken: true }]);
    expect(planningText(planning, english)).toContain('HEAD has mistakes there: shown as new');
    expect(planningMarkdown(planning, 'ru')).toContain('в HEAD есть ошибки: показано как новое');
  });

  it('is a comment in which nothing of the files becomes Markdown, HTML or a mention', async () => {
    const { folder, deploy, plan } = await shop();
    await deploy();
    folder.write(
      'cities/almaty/prompts/ru.yaml',
      'greeting: "@team &lt;/details&gt; [x](http://evil.example) `code` &lt;script&gt;"\n',
    );
    const comment = planningMarkdown(await plan(), 'en');
    expect(comment).toContain('**1 of 1 city would change for customers.**');
    expect(comment).not.toContain('@team');
    expect(comment).not.toContain('](http');
    expect(comment).not.toContain('<script>');
    expect(comment.match(/<\/details>/g)).toHaveLength(1);
  });
});
