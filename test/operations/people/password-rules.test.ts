import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret.ts';
import { checkPassword, passwordFrom } from '../../../src/operations/people/password-rules.ts';
import { userName } from '../../../src/operations/people/user-wish.ts';

describe('A password', () => {
  it.each([
    'correct horse fence staple',
    'диван у окна стоит',
    'қызыл алма бағы 7',
    'xkq-93-zwv-lmp',
    'dana likes 12 blue lamps',
    ' spaces count as well ',
  ])('may be %j', (text) => {
    expect(() => checkPassword('dana', new Secret(text))).not.toThrow();
  });

  it.each([
    ['short', '5 characters'],
    ['я'.repeat(11), '11 characters'],
    ['🛋'.repeat(11), '11 characters'],
    ['x'.repeat(257), 'more than 256'],
    ['passwordpassword', 'tried first'],
    ['PasswordPassword', 'tried first'],
    ['ЙЦУКЕНГШЩЗХЪ', 'tried first'],
    ['aaaaaaaaaaaaaa', 'tried first'],
    ['abcabcabcabcab', 'tried first'],
    ['9876543210987', 'tried first'],
    ['mnbvcxzlkjhgf', 'tried first'],
    ['dana-dana-dana', 'little else'],
    ['DANA1234567', '11 characters'],
    ['Dana1234567!', 'little else'],
    ['new\u0000line and more', 'no keyboard'],
  ])('is refused when it is %j, and never quoted', (text, why) => {
    const check = () => checkPassword('dana', new Secret(text));
    expect(check).toThrow(why);
    expect(check).not.toThrow(text);
  });

  it('that is made is a good one, and another for other bits', () => {
    const bits = (byte: number) =>
      new Secret(
        Buffer.alloc(32, byte)
          .fill(byte + 1, 3, 17)
          .toString('base64url'),
      );
    const made = passwordFrom(bits(7)).reveal();
    expect(made).toMatch(/^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){4}$/);
    expect(() => checkPassword('dana', new Secret(made))).not.toThrow();
    expect(passwordFrom(bits(8)).reveal()).not.toBe(made);
  });
});

describe('The name of a user', () => {
  it.each(['dana', 'Dana', 'aigul.s', 'Айгүл', 'дана-2', 'o_o'])('may be %j', (name) => {
    expect(userName(name)).toBe(name);
  });

  it.each(['', '.dana', '-x', 'a b', 'dаna', 'x'.repeat(41), 'a/b', '../x', 'a\n', '<b>'])(
    'is not %j: some letters look like others',
    (name) => {
      expect(() => userName(name)).toThrow('cannot name a user');
    },
  );

  it('is the plain one of several ways to write it', () => {
    expect(userName('ｄａｎａ')).toBe('dana');
  });
});
