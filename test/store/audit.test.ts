import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { AuditFact } from '../../src/store/audit-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { city, content, openTestStore, stamp } from './open-test-store.ts';

const nothing = '0'.repeat(64);
const everything = { since: 0, cities: [], most: 100 };

function fact(subject: string, more: Partial<AuditFact> = {}): AuditFact {
  return { at: 1, what: 'token-created', subject, by: { name: 'dana' }, ...more };
}

/** Three entries, and the file itself, whose triggers somebody with the file can drop. */
async function three() {
  const { store, path } = openTestStore();
  for (const subject of ['a', 'b', 'c']) await store.recordAudit(fact(subject));
  const tamper = (...statements: readonly string[]) => {
    const raw = new Sqlite(path);
    raw.exec('drop trigger audit_no_update; drop trigger audit_no_delete');
    for (const statement of statements) raw.exec(statement);
    raw.close();
  };
  return { store, path, tamper };
}

describe('The chain of what was done', () => {
  it('holds as it was written, and says by which hash', async () => {
    const { store } = await three();
    const check = await store.checkAudit(undefined);
    expect(check).toMatchObject({ entries: 3, broken: null, hasHead: null });
    expect(check.head).toBe((await store.auditEntries(everything))[0]?.hash);
    expect(await store.checkAudit(check.head)).toMatchObject({ hasHead: true });
    expect(await store.checkAudit('f'.repeat(64))).toMatchObject({ broken: null, hasHead: false });
  });

  it('is empty at first', async () => {
    const { store } = openTestStore();
    expect(await store.checkAudit(undefined)).toEqual({
      entries: 0,
      head: nothing,
      broken: null,
      hasHead: null,
    });
  });

  it.each([
    ["update audit set subject = 'x' where seq = 2", { seq: 2, why: 'changed' }],
    ['update audit set at = 2 where seq = 1', { seq: 1, why: 'changed' }],
    ['delete from audit where seq = 2', { seq: 2, why: 'missing' }],
    ['delete from audit where seq = 1', { seq: 1, why: 'missing' }],
  ])('tells the first entry that is not as it was written: %s', async (statement, broken) => {
    const { store, tamper } = await three();
    tamper(statement);
    expect(await store.checkAudit(undefined)).toMatchObject({ entries: broken.seq - 1, broken });
  });

  it('tells one that was put in the place of another, with a hash of its own', async () => {
    const { store, tamper } = await three();
    const other = openTestStore();
    await other.store.recordAudit(fact('x'));
    await other.store.recordAudit(fact('y'));
    const [forged] = await other.store.auditEntries(everything);
    const raw = new Sqlite(other.path, { readonly: true });
    const { previous } = raw.prepare('select previous from audit where seq = 2').get() as {
      previous: string;
    };
    raw.close();
    tamper(
      `update audit set subject = 'y', previous = '${previous}', hash = '${forged?.hash}' where seq = 2`,
    );
    expect(await store.checkAudit(undefined)).toMatchObject({ broken: { seq: 2, why: 'unlinked' } });
  });

  it('shows by a hash that was kept that its end was cut off', async () => {
    const { store, tamper } = await three();
    const { head } = await store.checkAudit(undefined);
    tamper('delete from audit where seq = 3');
    expect(await store.checkAudit(head)).toMatchObject({ entries: 2, broken: null, hasHead: false });
  });

  it('is not edited through the database either', async () => {
    const { path } = await three();
    const raw = new Sqlite(path);
    for (const statement of [
      "update audit set who = 'x'",
      'delete from audit',
      'replace into audit select * from audit',
    ])
      expect(() => raw.exec(statement)).toThrow('only added to');
    raw.close();
  });

  it('goes on after a start, from two processes in turn', async () => {
    const { store, path } = await three();
    const other = openStore(path, { busyTimeoutMs: 1000 });
    await other.recordAudit(fact('d'));
    await store.recordAudit(fact('e'));
    other.close();
    expect(await store.checkAudit(undefined)).toMatchObject({ entries: 5, broken: null });
  });
});

describe('An entry', () => {
  it('holds no secret and nothing of a person', async () => {
    const { store, path } = openTestStore();
    const token = `123456789:AA${'x'.repeat(33)}`;
    await store.recordAudit(
      fact('x', {
        before: { phone: '+7 701 123-45-67', token: 'not shaped like one' },
        after: {
          deep: [{ webhook: 'https://shop.bitrix24.kz/rest/1/abcdef1234/' }],
          reference: 'env:A',
          token: 'env:B',
        },
        by: { name: 'dana', agent: `Browser ${token}\nX-Evil: 1` },
      }),
    );
    const raw = new Sqlite(path, { readonly: true });
    const all = JSON.stringify(raw.prepare('select * from audit').all());
    raw.close();
    for (const leak of ['701', 'not shaped', 'abcdef1234', token, '\\n']) expect(all).not.toContain(leak);
    for (const kept of ['env:A', 'env:B', 'dana', 'X-Evil']) expect(all).toContain(kept);
  });

  it('tells a large value by its hash', async () => {
    const { store } = openTestStore();
    await store.recordAudit(fact('x', { after: 'я'.repeat(10_000) }));
    const [entry] = await store.auditEntries(everything);
    expect(entry?.after).toEqual({ bytes: 20_002, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('names who came from elsewhere, whoever the verb says it is', async () => {
    const { store, path } = openTestStore();
    const actor = { kind: 'token', name: 'ci', address: '192.0.2.7', agent: 'curl', request: 'r1' } as const;
    const api = openStore(path, { busyTimeoutMs: 1000, actor });
    await api.activate(city, content('a'), { ...stamp('api'), author: 'ci: tester' });
    api.close();
    expect(await store.auditEntries(everything)).toMatchObject([
      { ...actor, what: 'live', city, before: null, after: { number: 1, author: 'ci: tester' } },
    ]);
  });

  it('is written for what people do and a save, in the same transaction, and not for a feed', async () => {
    const { store } = openTestStore();
    const doer = { at: 2, author: 'dana' };
    await store.activate(city, content('a'), stamp('watch'));
    await store.activate(city, content('b'), stamp('feed'));
    await store.activate(city, content('c'), stamp('deploy'));
    await store.rollBack(city, { from: 3, to: 2 }, { ...doer, origin: 'cli' });
    await store.ban({ city, customer: '4242', until: null, reason: 'wrote from +77011234567', ...doer });
    await store.liftBan(city, '4242', doer);
    await store.liftBan(city, '4242', doer);
    await store.rotateSecret(city, doer);
    await store.forgetCustomer(city, idOf('chat:4242'), doer);
    const entries = await store.auditEntries({ ...everything, since: 0 });
    expect(entries.map(({ what, kind, seq }) => [what, kind, seq])).toEqual([
      ['customer-erased', 'cli', 7],
      ['webhook-secret-changed', 'cli', 6],
      ['ban-lifted', 'cli', 5],
      ['banned', 'cli', 4],
      ['rollback', 'cli', 3],
      ['live', 'cli', 2],
      ['live', 'save', 1],
      ['live', 'feed', null],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/4242|7701/);
    expect(entries.find(({ what }) => what === 'banned')?.subject).toBe('•••42');
  });
});

describe('The list of what was done', () => {
  it('is told in pages, with moves of before the chain among the others', async () => {
    const { store, path } = openTestStore();
    for (let release = 1; release <= 3; release += 1)
      await store.activate(city, content(String(release)), stamp('deploy', release));
    await store.activate(city, content('of a feed'), stamp('feed', 2));
    await store.recordAudit(fact('later', { at: 2 }));
    const pages: (number | null)[][] = [];
    let after: Awaited<ReturnType<typeof store.auditEntries>>[number]['place'] | undefined;
    for (;;) {
      const page = await store.auditEntries({ ...everything, most: 2, ...(after && { after }) });
      if (page.length === 0) break;
      pages.push(page.map(({ seq }) => seq));
      after = page.at(-1)?.place;
    }
    expect(pages).toEqual([[3, 4], [2, null], [1]]);
    expect(path).not.toBe('');
  });

  it('is of a city, a person, a kind, a period', async () => {
    const { store } = openTestStore();
    await store.activate(city, content('a'), stamp());
    await store.recordAudit(fact('x', { at: 9 }));
    const subjects = async (wish: object) =>
      (await store.auditEntries({ ...everything, ...wish })).map(({ what, subject }) =>
        `${what} ${subject}`.trim(),
      );
    expect(await subjects({ cities: [city] })).toEqual(['live']);
    expect(await subjects({ cities: ['astana'] })).toEqual([]);
    expect(await subjects({ who: 'dana' })).toEqual(['token-created x']);
    expect(await subjects({ what: 'live' })).toEqual(['live']);
    expect(await subjects({ since: 5 })).toEqual(['token-created x']);
  });

  it('keeps the name that a city had', async () => {
    const { store } = openTestStore();
    await store.activate(city, content('a'), stamp());
    await store.renameCity(city, idOf<CityId>('astana'), { at: 2, author: 'dana', origin: 'cli' });
    expect((await store.auditEntries(everything)).map((entry) => [entry.what, entry.city])).toEqual([
      ['renamed', 'astana'],
      ['live', 'almaty'],
    ]);
    expect(await store.checkAudit(undefined)).toMatchObject({ entries: 2, broken: null });
  });
});
