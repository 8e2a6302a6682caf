import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../src/operations/platform.ts';
import { previewPage } from '../../src/operations/preview-page.ts';
import { previewHtml } from '../../src/report/preview-html.ts';
import { telegramHtml } from '../../src/report/telegram-html.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

describe('The page of previews', () => {
  it('has every text in every language, and marks what was changed against a commit', async () => {
    const folder = platformFolder(smallCity('almaty'));
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', folder.root, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args]);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    const results = '{count, plural, one {# вещь} few {# вещи} many {# вещей} other {# вещи}}';
    folder.write(
      'cities/almaty/prompts/ru.yaml',
      `greeting: Салем, {city_name}!\nsearch:\n  results: "${results}"\n`,
    );
    const platform = await openPlatform(tools, { root: folder.root });
    const page = await previewPage(tools, platform, { cities: [], keys: [], against: 'HEAD' });
    const html = previewHtml(page, 'en');
    const articles = html.match(/<article [^>]*>/g) ?? [];
    const changed = articles.filter((one) => one.includes('class="changed"'));
    expect(changed.map((one) => /id="([^"]+)"/.exec(one)?.[1])).toEqual([
      'almaty-ru-greeting',
      'almaty-ru-search.results',
    ]);
    expect(html).toContain('id="almaty-kk-greeting"');
    expect(html).toContain('cities/almaty/prompts/ru.yaml:1');
    for (const wording of ['Салем, Тест!', '1 вещь', '2 вещи', '5 вещей', 'Привет из города'])
      expect(html).toContain(wording);
    expect(html).toContain('>📂 Каталог</span>');
    const none = previewHtml(
      await previewPage(tools, platform, { cities: ['almaty'], keys: ['greeting'] }),
      'ru',
    );
    expect(none.match(/<article /g)).toHaveLength(2);
    expect(none).not.toContain('class="changed"');
  });

  it('loads nothing, and lets no text out of its place', async () => {
    const hostile =
      '</script></article><script>alert(1)</script><img src=x onerror=alert(1)> <a href="javascript:alert(2)" onclick="x">ссылка</a> <b onmouseover="x">жирно';
    const folder = platformFolder({
      ...smallCity('almaty'),
      'cities/almaty/prompts/ru.yaml': `greeting: ${JSON.stringify(hostile)}\n`,
    });
    const name = '"><script>alert(3)</script>';
    const yaml = smallCity('almaty')['cities/almaty/city.yaml'] ?? '';
    folder.write('cities/almaty/city.yaml', yaml.replace('name: Тест', `name: ${JSON.stringify(name)}`));
    const platform = await openPlatform(tools, { root: folder.root });
    const html = previewHtml(await previewPage(tools, platform, { cities: [], keys: [] }), 'en');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|<link|<iframe|\son\w+=|href="(?!#)|src=|url\(|@import/);
    expect(html).toContain("default-src 'none'");
    const opened = html.match(/<(article|section|div|b|span)[\s>]/g) ?? [];
    expect(html.match(/<\/(article|section|div|b|span)>/g)).toHaveLength(opened.length);
  });
});

describe('A text of the messenger on a page', () => {
  it.each([
    ['<b>Диван</b> & <i>стол</i>', '<b>Диван</b> &amp; <i>стол</i>'],
    ['&lt;b&gt; 5 < 6', '&lt;b&gt; 5 &lt; 6'],
    ['<b><i>x</b>', '<b><i>x</i></b>'],
    ['</b><u>x', '<u>x</u>'],
    ['<script>x</script>', '&lt;script&gt;x&lt;/script&gt;'],
    [
      '<a href="https://s.example/?a=1&amp;b=&quot;">y</a>',
      '<span class="link" title="https://s.example/?a=1&amp;b=&quot;">y</span>',
    ],
    ['<span class="tg-spoiler">z</span>', '<span class="spoiler">z</span>'],
  ])('%s', (html, page) => {
    expect(telegramHtml(html)).toBe(page);
  });
});
