import { describe, expect, it } from 'vitest';
import { exitCode } from '../../src/base/exit-code.ts';
import { isCityId } from '../../src/base/ids.ts';
import { majorUnits, minorDigits } from '../../src/base/money.ts';
import { failed, ok } from '../../src/base/result.ts';
import { ZetaError } from '../../src/base/zeta-error.ts';

describe('City ids', () => {
  it.each(['almaty', 'ust-kamenogorsk', 'a1', `a${'b'.repeat(39)}`])('may be %s', (name) => {
    expect(isCityId(name)).toBe(true);
  });

  it.each(['', 'a', 'Almaty', '1st', '-a', 'a_b', 'алматы', 'a b', 'almaty\n', '../a', `a${'b'.repeat(40)}`])(
    'may not be %j',
    (name) => {
      expect(isCityId(name)).toBe(false);
    },
  );
});

describe('Money', () => {
  it.each([
    ['KZT', 2, 129_990],
    ['JPY', 0, 12_999_000],
    ['KWD', 3, 12_999],
  ])('in %s has %i digits behind the point', (currency, digits, major) => {
    expect(minorDigits(currency)).toBe(digits);
    expect(majorUnits(12_999_000, currency)).toBe(major);
  });

  it('has the digits that Intl shows, in every currency', () => {
    const currencies = Intl.supportedValuesOf('currency');
    const shown = currencies.map((currency) => {
      const format = new Intl.NumberFormat('en', { style: 'currency', currency });
      return [currency, format.resolvedOptions().maximumFractionDigits];
    });
    expect(currencies.map((currency) => [currency, minorDigits(currency)])).toEqual(shown);
  });
});

describe('An operator’s problem', () => {
  it('has its code, hint and cause, and ends the process with 3 unless it says otherwise', () => {
    const cause = new Error('EADDRINUSE');
    const problem = new ZetaError('port-taken', 'Port 8080 is taken.', { hint: 'Choose another.', cause });
    expect(problem).toMatchObject({ code: 'port-taken', hint: 'Choose another.', cause, exit: 3 });
    expect(new ZetaError('refused', 'No.', { exit: exitCode.refused }).exit).toBe(5);
    expect(problem.message).toBe('Port 8080 is taken.');
  });

  it('never changes what scripts branch on', () => {
    expect(exitCode).toEqual({
      done: 0,
      diagnostics: 1,
      usage: 2,
      operator: 3,
      changes: 4,
      refused: 5,
      partly: 6,
      bug: 70,
    });
  });
});

describe('Results', () => {
  it('are a value or an error', () => {
    expect(ok(1)).toEqual({ ok: true, value: 1 });
    expect(failed('no')).toEqual({ ok: false, error: 'no' });
  });
});
