import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { botIdOf } from '../../src/base/bot-token.ts';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { Secret } from '../../src/base/secret.ts';
import { ZetaError } from '../../src/base/zeta-error.ts';

const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

describe('A secret', () => {
  const secret = new Secret(token);

  it.each<[string, () => string]>([
    ['in a template', () => `${secret}`],
    ['joined', () => [secret, secret].join()],
    ['as JSON', () => JSON.stringify({ secret, list: [secret] })],
    ['as canonical JSON', () => canonicalJson({ secret })],
    ['inspected, however deep', () => inspect({ a: { secret } }, { depth: 9, showHidden: true })],
    ['in the cause of an error', () => inspect(new ZetaError('x', 'y', { cause: { secret } }))],
    ['as entries', () => JSON.stringify([Object.entries(secret), { ...secret }])],
    ['cloned', () => inspect(structuredClone({ ...secret }))],
  ])('is not seen %s', (_where, shown) => {
    expect(shown()).not.toContain('AAHdq');
    expect(shown()).not.toContain('123456789');
  });

  it('says what it is where it would be seen', () => {
    expect(String(secret)).toBe('[secret]');
    expect(JSON.stringify(secret)).toBe('"[secret]"');
    expect(inspect(secret)).toBe('[secret]');
  });

  it('is given where it is asked for by name, and can be compared', () => {
    expect(secret.reveal()).toBe(token);
    expect(secret.equals(new Secret(token))).toBe(true);
    expect(secret.equals(new Secret(`${token}x`))).toBe(false);
  });

  it('of a bot begins with the bot’s id', () => {
    expect(botIdOf(secret)).toBe('123456789');
  });
});
