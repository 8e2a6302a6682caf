import { expect, it } from 'vitest';
import { authorName, branchOf } from '../../../src/operations/writing/branch-name.ts';
import { editUrl, pullRequestUrl } from '../../../src/operations/writing/repository-links.ts';

it.each([
  ['https://github.com/shop/bots.git', 'https://github.com/shop/bots'],
  ['git@github.com:shop/bots.git', 'https://github.com/shop/bots'],
  ['ssh://git@github.shop.example:2222/shop/bots', 'https://github.shop.example/shop/bots'],
])('A pull request on GitHub is opened where %s is', (origin, url) => {
  expect(pullRequestUrl(origin, 'zeta/a b', 'main')).toBe(`${url}/compare/main...zeta/a%20b?expand=1`);
  expect(editUrl(origin, 'main', 'cities/a/б.yaml')).toBe(`${url}/edit/main/cities/a/%D0%B1.yaml`);
});

it('One on GitLab, with a port and groups, too', () => {
  const origin = 'https://gitlab.shop.example:8443/group/sub/bots.git';
  expect(pullRequestUrl(origin, 'zeta/a', null)).toBe(
    'https://gitlab.shop.example:8443/group/sub/bots/-/merge_requests/new?merge_request[source_branch]=zeta%2Fa',
  );
  expect(editUrl(origin, 'main', 'x.yaml')).toBe(
    'https://gitlab.shop.example:8443/group/sub/bots/-/edit/main/x.yaml',
  );
});

it.each([
  null,
  '/srv/git/bots.git',
  'https://notgithub.example/shop/bots',
  'javascript://github.com/a/b',
  'file:///a/b',
  'https://github.com/',
])('Of %s nobody knows', (origin) =>
  expect([pullRequestUrl(origin, 'b', 'main'), editUrl(origin, 'main', 'x')]).toEqual([null, null]),
);

it('Names of branches are names of branches, and each editor has one', () => {
  expect(branchOf('aigul', 'zeta/')).toBe('zeta/aigul');
  const strange = [
    'Aigul',
    'a b',
    'a-b',
    '..',
    '-x',
    'a.lock',
    'a\nb',
    '~^:?*[\\',
    '',
    '@{',
    'Әйгерім',
    'x'.repeat(300),
  ];
  const branches = strange.map((name) => branchOf(name, 'zeta/'));
  expect(new Set(branches).size).toBe(strange.length);
  for (const branch of branches) expect(branch).toMatch(/^zeta\/[\p{Ll}\p{N}_][\p{L}\p{N}_-]{0,60}$/u);
});

it('Names of authors are one line, and never nothing', () => {
  expect(authorName('Айгүль <a@b>\r\nX: y')).toBe('Айгүль a@b X: y');
  expect(['', '<>', '\n', '...'].map(authorName)).toEqual(Array.from({ length: 4 }, () => 'somebody'));
});
