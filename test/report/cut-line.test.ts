import { describe, expect, it } from 'vitest';
import type { CityPlan } from '../../src/release/plan.ts';
import { cutLine } from '../../src/report/cut-line.ts';
import { deploymentText } from '../../src/report/deploy-text.ts';
import { planText } from '../../src/report/plan-text.ts';
import { colourStyle, plainStyle } from '../../src/report/style.ts';
import { columnsOf } from '../../src/report/telegram-text.ts';

const change = {
  path: 'manager.hours',
  before: 'с девяти до девятнадцати по будням, а по субботам только до обеда, кроме праздников',
  after: 'с девяти до двадцати одного каждый день без перерывов и выходных, и по праздникам тоже',
};
// What a plan of one changed setting has.
const plan = {
  city: 'almaty',
  from: 1,
  against: '#1',
  settings: [change],
  synonyms: [],
  faq: [],
  texts: [],
  products: { before: 1, after: 1, added: [], removed: [], repriced: [], changed: [] },
  searches: { source: 'nobody', asked: 0, changed: [] },
  profile: [],
  isEmpty: false,
} as unknown as CityPlan;

describe('A plan on a terminal', () => {
  it.each([80, 120])('keeps to its %i columns, and to one line a change elsewhere', (width) => {
    const voice = { style: plainStyle, language: 'ru', width, wraps: true } as const;
    const lines = planText(plan, voice).split('\n');
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
    const piped = planText(plan, { ...voice, wraps: false }).split('\n');
    expect(lines.length).toBeGreaterThan(piped.length);
    expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toBe(piped.join(' ').replaceAll(/\s+/g, ' '));
  });

  it('is cut by what is seen of a line, not by its colours', () => {
    const line = `  ${Array.from({ length: 12 }, () => colourStyle.red('слово')).join(' ')}`;
    expect(cutLine(line, { width: 80, wraps: true })).toEqual([line]);
    expect(cutLine(line, { width: 40, wraps: true })).toHaveLength(2);
  });

  it('is left out of a deploy that shall be quiet', () => {
    const voice = { style: plainStyle, language: 'en', width: 80, wraps: false } as const;
    const city = { kind: 'planned', city: 'almaty', plan, telegram: [], diagnostics: [] } as const;
    const deployment = { target: 'dev', cities: [city], diagnostics: [] } as unknown as Parameters<
      typeof deploymentText
    >[0];
    expect(deploymentText(deployment, voice)).toContain('manager.hours');
    const quiet = deploymentText(deployment, { ...voice, showsPlan: false });
    expect(quiet).not.toContain('manager.hours');
    expect(quiet).toMatch(/^✓ almaty:/);
  });
});
