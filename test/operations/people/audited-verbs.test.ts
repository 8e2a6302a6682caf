import { expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret.ts';
import { createToken, revokeToken } from '../../../src/operations/api-tokens.ts';
import { deployCities } from '../../../src/operations/deploy-cities.ts';
import { listAudit, verifyAudit } from '../../../src/operations/people/list-audit.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { setSecret } from '../../../src/operations/secrets.ts';
import { auditCheckText, auditLogText } from '../../../src/report/audit-log-text.ts';
import { plainStyle } from '../../../src/report/style.ts';
import type { Voice } from '../../../src/report/voice.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { tools } from '../../support/tools.ts';

const voice: Voice = { language: 'en', style: plainStyle, width: 200, wraps: true };
const value = `123456789:AA${'x'.repeat(33)}`;

async function worked() {
  const { root } = platformFolder({ ...smallCity('almaty'), '.env': '' });
  const here = await openPlatform(tools, { root });
  await deployCities(tools, here, { names: ['almaty'], message: 'first', allow: [] });
  await createToken(tools, here, { name: 'ci', scopes: ['deploy'], cities: ['almaty'] });
  const from = { kind: 'token', name: 'ci', address: '203.0.113.7', agent: 'curl', request: 'r1' } as const;
  const there = { ...here, by: { ...from, scopes: ['secrets'] as const, cities: [] } };
  await setSecret(tools, there, 'ALMATY_TOKEN', new Secret(value));
  await setSecret(tools, there, 'ALMATY_TOKEN', new Secret(value));
  await revokeToken(tools, here, 'ci');
  return here;
}

it('What verbs did is told in one list, with who did it and no secret', async () => {
  const here = await worked();
  const list = await listAudit(here, { since: 0, cities: [] });
  expect(list.entries.map(({ what, kind, name, subject }) => `${what} ${subject} (${kind} ${name})`)).toEqual(
    [
      'token-revoked ci (cli tester)',
      'secret-set ALMATY_TOKEN (token ci)',
      'token-created ci (cli tester)',
      'live  (cli tester)',
    ],
  );
  expect(JSON.stringify(list)).not.toContain(value);
  const now = list.entries[0]?.at ?? 0;
  const told = auditLogText(list, now, voice);
  expect(told).toMatch(/secret set\s+ci\s+203\.0\.113\.7\s+ALMATY_TOKEN; what: new/);
  expect(told).toMatch(/almaty#1\s+live\s+tester\s+here\s+first/);
  expect(told).toMatch(/token made\s+tester\s+here\s+ci; cities: almaty, scopes: deploy/);
  expect(auditLogText({ ...list, entries: [], next: null }, now, { ...voice, language: 'ru' })).toContain(
    'ничего',
  );
});

it('The chain says that it is whole, and which entry is not as it was', async () => {
  const here = await worked();
  const whole = await verifyAudit(here, undefined);
  expect(whole).toMatchObject({ isWhole: true, entries: 4 });
  expect(auditCheckText(whole, voice)).toContain(
    `4 entries are as written\n  hash of the last entry that holds: ${whole.head}`,
  );
  expect(await verifyAudit(here, whole.head)).toMatchObject({ isWhole: true, hasHead: true });
  const other = await verifyAudit(here, 'a'.repeat(64));
  expect(other).toMatchObject({ isWhole: false, hasHead: false, broken: null });
  expect(auditCheckText(other, { ...voice, language: 'ru' })).toContain('сохранённого хеша нет');
  await expect(verifyAudit(here, 'x')).rejects.toMatchObject({ code: 'not-a-hash', exit: 2 });
  const { default: Sqlite } = await import('better-sqlite3');
  const path = here.data.absolute('zeta.db');
  const raw = new Sqlite(path);
  raw.exec("drop trigger audit_no_update; update audit set who = 'nobody' where seq = 3");
  raw.close();
  const broken = await verifyAudit(here, undefined);
  expect(broken).toMatchObject({ isWhole: false, broken: { seq: 3, why: 'changed' } });
  expect(auditCheckText(broken, voice)).toContain('✗ entry 3 is not as it was written');
  // Nobody can go on as if nothing were: a later entry does not mend it.
  const store = openStore(path, { busyTimeoutMs: 1000 });
  await store.recordAudit({ at: 1, what: 'login' });
  store.close();
  expect(await verifyAudit(here, undefined)).toMatchObject({ broken: { seq: 3 } });
});
