import { describe, expect, it } from 'vitest';
import { aimed } from '../../src/report/aimed.ts';
import { englishAlerts, russianAlerts } from '../../src/report/alert-words.ts';
import { causeWords } from '../../src/report/cause-words.ts';
import { doctorEnglish } from '../../src/report/doctor-english.ts';
import { doctorRussian } from '../../src/report/doctor-russian.ts';
import { knownCauses } from '../../src/report/trouble-causes.ts';

/** Verbs that act on a target; what follows one up to the next, or to the end of the clause. */
const commands =
  /zeta (?:deploy|rollback|unpin|status|secret|webhook|db|dead|serve|plan|city (?:remove|pair)|bitrix|top|logs|doctor|releases)(?:(?!zeta |[;,.)`]|$).)*/g;

const hints = [
  ...Object.values(knownCauses).flatMap((causes) =>
    causes.flatMap(({ cure }) => (cure ? [cure.en, cure.ru] : [])),
  ),
  ...[doctorEnglish, doctorRussian].flatMap((words) => Object.values(words).map(({ cure }) => cure)),
  ...[englishAlerts, russianAlerts].flatMap(({ kinds }) => Object.values(kinds).map(({ cure }) => cure)),
];

describe('a command in a hint', () => {
  it('names the target that is meant, wherever it stands', () => {
    const named = hints.flatMap((hint) => aimed(hint, { target: 'production' }).match(commands) ?? []);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((command) => !command.includes(' --to production'))).toEqual([]);
  });

  it('is bare for dev, which is the usual target', () => {
    expect(aimed('zeta webhook set CITY{to}', { target: 'dev', city: 'almaty' })).toBe(
      'zeta webhook set almaty',
    );
  });

  it('has the names of the city, its secrets and its guards in it', () => {
    const aim = { language: 'en', target: 'local', city: 'almaty' } as const;
    expect(causeWords('release', 'guard product-drop, bot-change', aim)?.cure).toContain(
      'zeta deploy almaty --allow product-drop --allow bot-change --to local',
    );
    expect(causeWords('status', 'env:CITY_NAME_TOKEN not set', aim)?.cure).toBe(
      'zeta secret set CITY_NAME_TOKEN --to local',
    );
    expect(causeWords('webhook', 'NOT_SET', aim)?.cure).toContain('zeta webhook set almaty --to local;');
    expect(aimed('zeta secret set ИМЯ{to}', { target: 'local', name: 'A_TOKEN' })).toBe(
      'zeta secret set A_TOKEN --to local',
    );
  });
});
