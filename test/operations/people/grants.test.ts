import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret.ts';
import { createToken, listTokens, revokeToken } from '../../../src/operations/api-tokens.ts';
import { addUser } from '../../../src/operations/people/add-user.ts';
import type { By } from '../../../src/operations/people/by.ts';
import { changeUser, setPassword } from '../../../src/operations/people/change-user.ts';
import { listAudit } from '../../../src/operations/people/list-audit.ts';
import { listUsers } from '../../../src/operations/people/list-users.ts';
import { hasScope, isWithin } from '../../../src/operations/people/may-grant.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { tokenScopes } from '../../../src/store/access-store.ts';
import { scopesOf } from '../../../src/store/people-store.ts';
import { platformFolder } from '../../support/platform-folder.ts';
import { tools as real } from '../../support/tools.ts';

/** What passwords cost is not what this is about. */
const passwords = { hash: async () => 'hash', verify: async () => ({ isRight: false, isOutdated: false }) };
const tools = { ...real, passwords };
const password = new Secret('correct horse fence staple');

function by(cities: readonly string[], scopes = scopesOf.owner): By {
  return { kind: 'user', name: 'boss', address: '', agent: '', request: 'r', scopes, cities };
}

/** An owner of all, one of almaty, an editor of astana and one of almaty. */
async function staff() {
  const { root } = platformFolder({});
  const here = await openPlatform(tools, { root });
  const add = (name: string, role: string, cities: readonly string[]) =>
    addUser(tools, here, { name, role, cities, password });
  await add('olga', 'owner', []);
  await add('almaty-owner', 'owner', ['almaty']);
  await add('aru', 'editor', ['almaty']);
  await add('ast', 'editor', ['astana']);
  const as = (who: By) => ({ ...here, by: who });
  return { here, as };
}

const refused = { code: 'not-allowed' };

describe('An owner of one city', () => {
  it('lets in for that city alone', async () => {
    const { as } = await staff();
    const platform = as(by(['almaty']));
    for (const cities of [[], ['astana'], ['almaty', 'astana']]) {
      await expect(
        addUser(tools, platform, { name: 'x', role: 'viewer', cities, password }),
      ).rejects.toMatchObject(refused);
      await expect(
        createToken(tools, platform, { name: 'x', scopes: ['read'], cities }),
      ).rejects.toMatchObject(refused);
    }
    await addUser(tools, platform, { name: 'x', role: 'owner', cities: ['almaty'], password });
    await createToken(tools, platform, { name: 'x', scopes: tokenScopes, cities: ['almaty'] });
  });

  it('changes who is for that city alone, and does not hear of others', async () => {
    const { as } = await staff();
    const platform = as(by(['almaty']));
    expect((await listUsers(platform)).users.map(({ name }) => name)).toEqual(['almaty-owner', 'aru']);
    for (const name of ['olga', 'ast']) {
      const code = { code: 'unknown-user' };
      await expect(changeUser(tools, platform, name, { isDisabled: true })).rejects.toMatchObject(code);
      await expect(setPassword(tools, platform, name, password)).rejects.toMatchObject(code);
    }
    for (const cities of [[], ['astana']])
      await expect(changeUser(tools, platform, 'aru', { cities })).rejects.toMatchObject(refused);
    expect(await changeUser(tools, platform, 'aru', { role: 'operator' })).toMatchObject({
      user: { role: 'operator' },
    });
  });

  it('sees and revokes tokens for that city alone', async () => {
    const { here, as } = await staff();
    const platform = as(by(['almaty']));
    for (const [name, cities] of [
      ['all', []],
      ['own', ['almaty']],
      ['two', ['almaty', 'astana']],
    ] as const)
      await createToken(tools, here, { name, scopes: ['read'], cities });
    expect((await listTokens(tools, platform)).tokens.map(({ name }) => name)).toEqual(['own']);
    for (const name of ['all', 'two'])
      await expect(revokeToken(tools, platform, name)).rejects.toMatchObject({ code: 'unknown-token' });
    await revokeToken(tools, platform, 'own');
  });
});

describe('Who may only let others in', () => {
  it('cannot become more: not by a role, a password or a token', async () => {
    const { as } = await staff();
    const platform = as(by([], ['access', 'read']));
    await addUser(tools, platform, { name: 'x', role: 'viewer', cities: [], password });
    for (const role of ['editor', 'owner'])
      await expect(changeUser(tools, platform, 'x', { role })).rejects.toMatchObject(refused);
    await expect(setPassword(tools, platform, 'olga', password)).rejects.toMatchObject(refused);
    await expect(changeUser(tools, platform, 'aru', { isDisabled: true })).rejects.toMatchObject(refused);
    await expect(
      createToken(tools, platform, { name: 'x', scopes: ['deploy'], cities: [] }),
    ).rejects.toMatchObject(refused);
  });
});

it('What a caller is written down as is what they are, whoever runs the verb', async () => {
  const { here, as } = await staff();
  await changeUser(tools, as(by([])), 'aru', { telegram: '42' });
  const { entries } = await listAudit(here, { since: 0, cities: [], limit: 1 });
  expect(entries).toMatchObject([
    { what: 'user-changed', kind: 'user', name: 'boss', request: 'r', subject: 'aru' },
  ]);
});

describe('Scopes', () => {
  it('of roles are those that the table of docs/people.md has', () => {
    expect(scopesOf).toEqual({
      viewer: ['read'],
      editor: ['read', 'write'],
      manager: ['read', 'escalations', 'deals'],
      operator: ['read', 'write', 'deploy', 'secrets', 'escalations', 'deals', 'customers', 'audit'],
      owner: ['read', 'write', 'deploy', 'secrets', 'escalations', 'deals', 'customers', 'audit', 'access'],
    });
  });

  it('that change something let one read', () => {
    const readers = tokenScopes.filter((scope) => hasScope([scope], 'read'));
    expect(readers).toEqual(['read', 'write', 'deploy']);
    expect(hasScope(['deploy'], 'write')).toBe(false);
    expect(isWithin({ scopes: ['read'], cities: ['a'] }, { scopes: ['write'], cities: ['a', 'b'] })).toBe(
      true,
    );
    expect(isWithin({ scopes: ['read'], cities: [] }, { scopes: ['read'], cities: ['a'] })).toBe(false);
    expect(isWithin({ scopes: ['read'], cities: ['a'] }, { scopes: ['read'], cities: [] })).toBe(true);
  });
});
