import { expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { plainStyle } from '../../src/report/style.ts';
import { testMarkdown } from '../../src/report/test-markdown.ts';
import { testText } from '../../src/report/test-text.ts';

const city = idOf<CityId>('almaty');
const place = { file: 'cities/almaty/tests/a.yaml', line: 4, column: 7 };
const values = { name: 'A talk', problem: 'text', expected: 'Мы рады вам', got: 'Мы очень рады вам' };
const failed = diagnostic('ZT102', place, values);
const reached = { reached: 1, total: 2, missing: ['ticket'] };
const coverage = { prompts: reached, screens: reached, buttons: reached };
const run = {
  diagnostics: [],
  updated: [],
  cities: [{ city, passed: 3, failed: 1, diagnostics: [failed], coverage }],
};

it('A run of the tests is a comment: counted, each failure with its place, what was not reached folded', () => {
  const text = testMarkdown(run, { language: 'en', hasCoverage: true });
  expect(text).toMatch(
    /^❌ \*\*1 of 4 tests failed\*\*\n\n- \*\*error\*\* ZT102 `cities\/almaty\/tests\/a\.yaml:4:7`: A talk/,
  );
  expect(text).toContain('<summary>almaty: reached by conversations: screens 1 of 2');
  const green = { ...run, cities: [{ city, passed: 4, failed: 0, diagnostics: [] }] };
  expect(testMarkdown(green, { language: 'ru', hasCoverage: false })).toBe(
    '✅ **4 проверки прошли, все до одной**',
  );
});

it('A text that differs is shown word by word', () => {
  const voice = { language: 'en', style: plainStyle, width: 80, wraps: false } as const;
  const text = testText(run, voice, { hasCoverage: false });
  expect(text).toContain('Мы {+очень +}рады вам');
  expect(text).toContain('✗ almaty: 3 passed, 1 failed');
});
