import { expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { crmTroubleText } from '../../src/report/crm-trouble-text.ts';

const city = idOf<CityId>('almaty');

it('says what is wrong with a CRM, what happens to tickets and who must act', () => {
  const revoked = { city, why: 'refuses', code: 'NO_AUTH_FOUND', since: 0 } as const;
  expect(crmTroubleText(revoked, 300_000, 'en')).toMatch(/refuses.*until a person.*\(NO_AUTH_FOUND, 5m/);
  expect(crmTroubleText({ ...revoked, why: 'down' }, 300_000, 'ru')).toMatch(/не отвечает; заявки ждут/);
});
