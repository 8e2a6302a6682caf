import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret.ts';
import { checkTelegramLogin, type TelegramFields } from '../../../src/operations/people/telegram-login.ts';
import { signedLogin } from './signed-login.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const bot = '123456789:AAlogin';

const signed = (given: TelegramFields, token = bot) => signedLogin(given, token);
const fields = { id: 42, first_name: 'Дана', username: 'dana', auth_date: now / 1000 };
const check = (given: TelegramFields, at = now) => checkTelegramLogin(given, new Secret(bot), at);

describe('What the Login Widget of Telegram gives', () => {
  it('tells whose account it is', () => {
    expect(check(signed(fields))).toMatchObject({ id: '42', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(check(signed({ ...fields, id: '42' }))?.id).toBe('42');
  });

  it.each([
    ['signed for another bot', signed(fields, '987654321:AAother')],
    ['another account', { ...signed(fields), id: 43 }],
    ['a field more', { ...signed(fields), last_name: 'x' }],
    [
      'a field less',
      Object.fromEntries(Object.entries(signed(fields)).filter(([name]) => name !== 'username')),
    ],
    ['no hash', fields],
    ['an empty hash', { ...fields, hash: '' }],
    ['a hash of another length', { ...fields, hash: 'ab' }],
    ['no account', signed({ auth_date: now / 1000 })],
    ['an account that is no number', signed({ ...fields, id: '42 or 1=1' })],
    ['no date', signed({ id: 42 })],
    ['a date that is none', signed({ ...fields, auth_date: 'soon' })],
    // One line that reads as two could be another field, with the signature of one's own name.
    ['two lines in one', signed({ ...fields, first_name: 'x\nusername=dana' })],
    [
      'more fields than there are',
      signed({ ...fields, ...Object.fromEntries([...'abcdefghijklmnop'].map((one) => [one, 1])) }),
    ],
  ])('lets nobody in: %s', (_, given) => {
    expect(check(given)).toBeUndefined();
  });

  it('is taken for five minutes, and not before its time', () => {
    const given = signed(fields);
    expect(check(given, now + 5 * 60_000)).toBeDefined();
    expect(check(given, now + 5 * 60_000 + 1000)).toBeUndefined();
    expect(check(given, now - 30_000)).toBeDefined();
    expect(check(given, now - 2 * 60_000)).toBeUndefined();
  });
});
