import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { Audit } from '../../src/operations/audit.ts';
import { auditText } from '../../src/report/audit-text.ts';
import { plainStyle } from '../../src/report/style.ts';

const city = idOf<CityId>('a-very-long-name-of-a-city-of-forty-char');
const ticket = '94298b97-312c-887e-a82e-820f8c7f68c7';
const until = Date.UTC(2026, 10, 26, 12);
const deal = (id: number) => ({ id: String(id), url: `https://shop.bitrix24.kz/crm/deal/details/${id}/` });
const clean: Audit = {
  target: 'local',
  since: until - 7 * 86_400_000,
  until,
  cities: [city],
  tickets: 2,
  deals: 1,
  doubles: [],
  lost: [],
  strange: [],
  parked: [],
  elsewhere: 0,
  unchecked: [],
};
const at = until - 3 * 86_400_000;
const whys = ['deleted', 'hidden', 'unmarked', 'unknown'] as const;
const full: Audit = {
  ...clean,
  doubles: [
    { city, ticket, at, told: '2850888501', deals: [1, 2, 3, 4, 5].map((id) => deal(2850888500 + id)) },
    { city, ticket, at: null, told: null, deals: [deal(7), deal(8)] },
  ],
  lost: whys.map((why, index) => ({ city, ticket, at, why, deal: deal(2850888600 + index) })),
  strange: [{ city, ticket: ticket.repeat(3), deal: deal(2850888700) }, ...many()],
  parked: [{ id: 'd123456', city, ticket, at, error: 'waited too long: '.repeat(9), deal: deal(9) }],
  elsewhere: 3,
  unchecked: [{ city, code: 'QUERY_LIMIT_EXCEEDED', detail: 'x'.repeat(200) }],
};

function many() {
  return Array.from({ length: 30 }, (_, index) => ({ city, ticket: '', deal: deal(index) }));
}

describe('what an audit says', () => {
  it.each(['ru', 'en'] as const)('fits 80 columns with the longest names (%s)', (language) => {
    const text = auditText(full, { language, style: plainStyle, width: 200, wraps: true });
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    for (const { url } of full.doubles.flatMap(({ deals }) => deals)) expect(text).toContain(url);
    expect(text).toContain('94298b97');
    expect(text).toMatch(/11/);
  });

  it('says in a sentence that nothing was found, and what was looked at', () => {
    const text = auditText(clean, { language: 'en', style: plainStyle, width: 80, wraps: true });
    expect(text.split('\n')).toEqual([
      '✓ every ticket has its one deal',
      '2 tickets and 1 deal of 1 city, since 2026-11-19 12:00 UTC',
      'target: local',
    ]);
  });

  it('names cures only for what is there, and no pages of the emulated portal', () => {
    const lost = [{ city, ticket, at, why: 'hidden', deal: deal(1) }] as const;
    const told = (target: string) =>
      auditText({ ...clean, lost, target }, { language: 'en', style: plainStyle, width: 80, wraps: true });
    expect(told('local')).toContain('employee of the webhook');
    expect(told('local')).not.toContain('recycle bin');
    expect(told('local')).toContain('https://shop.bitrix24.kz/crm/deal/details/1/');
    expect(told('dev')).not.toContain('https://');
  });
});
