import { describe, expect, it } from 'vitest';
import { alertText } from '../../src/report/alert-text.ts';
import { troubleKinds } from '../../src/runtime/troubles.ts';
import type { StoredTrouble } from '../../src/store/operators.ts';

const trouble = (more: Partial<StoredTrouble>): StoredTrouble => ({
  kind: 'bot',
  about: 'almaty',
  detail: 'env:ALMATY_TOKEN is not set',
  since: 0,
  goneSince: null,
  isTold: false,
  ...more,
});

describe('what operators read', () => {
  it('says what, about whom, why, and what to do', () => {
    expect(alertText({ begun: [trouble({})], over: [] }, 0, { language: 'en', target: 'local' })).toBe(
      '⚠️ A bot cannot answer: almaty\nenv:ALMATY_TOKEN is not set.\nWhat to do: put a valid token into .env (from @BotFather, /mybots); it works within a second, without a restart.',
    );
  });

  it('names a few of a thousand cities, and never more than a message holds', () => {
    const cities = Array.from({ length: 1000 }, (_, at) =>
      trouble({ about: `city-${at}`, detail: 'x'.repeat(5000) }),
    );
    const one = alertText({ begun: cities, over: [] }, 0, { language: 'ru', target: 'local' });
    expect(one).toContain('city-9 и ещё 990');
    const all = troubleKinds.flatMap((kind) =>
      cities.map((city) => ({ ...city, kind, about: 'к'.repeat(40) })),
    );
    for (const language of ['en', 'ru'] as const) {
      const text = alertText({ begun: all, over: all }, 0, { language: language, target: 'local' });
      expect(text.length).toBeLessThanOrEqual(4096);
      expect(text).toContain('zeta status');
    }
  });

  it('has no secret in it, whatever a detail says', () => {
    const token = `123456789:AA${'x'.repeat(33)}`;
    expect(
      alertText({ begun: [trouble({ detail: `bad ${token}` })], over: [] }, 0, {
        language: 'en',
        target: 'local',
      }),
    ).not.toContain(token);
  });

  it('has words for each kind, and bears one that it does not know', () => {
    for (const kind of troubleKinds)
      for (const language of ['en', 'ru'] as const)
        expect(
          alertText({ begun: [trouble({ kind })], over: [trouble({ kind })] }, 60_000, {
            language: language,
            target: 'local',
          }),
        ).not.toContain(`${kind}:`);
    expect(
      alertText({ begun: [], over: [trouble({ kind: 'later-kind' })] }, 60_000, {
        language: 'en',
        target: 'local',
      }),
    ).toContain('later-kind');
  });
});
