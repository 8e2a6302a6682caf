import { describe, expect, it } from 'vitest';
import { argonHash } from '../../../src/adapters/node/password-hash.ts';
import { Secret } from '../../../src/base/secret.ts';

const password = new Secret('correct horse fence staple');

describe('The hash of a password', () => {
  it('says how it was made, is another one each time, and knows its password alone', async () => {
    const [one, other] = await Promise.all([argonHash.hash(password), argonHash.hash(password)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await argonHash.verify(password, one)).toEqual({ isRight: true, isOutdated: false });
    expect(await argonHash.verify(new Secret('correct horse fence stable'), one)).toEqual({
      isRight: false,
      isOutdated: false,
    });
  });

  it('is that of the reference implementation', async () => {
    // `echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1` (phc-winner-argon2, test.c).
    const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await argonHash.verify(new Secret('password'), known)).toEqual({
      isRight: true,
      isOutdated: false,
    });
  });

  it('is made anew when it was made with less', async () => {
    // The same implementation's, with 256 KiB.
    const weak = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    expect(await argonHash.verify(new Secret('password'), weak)).toEqual({ isRight: true, isOutdated: true });
  });

  it('takes the same letters from every keyboard', async () => {
    const hash = await argonHash.hash(new Secret('кофейный йод и ёлка'));
    const decomposed = new Secret('кофейный йод и ёлка'.normalize('NFD'));
    expect((await argonHash.verify(decomposed, hash)).isRight).toBe(true);
  });

  it.each([
    null,
    '',
    'not a hash',
    '$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
    '$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
    '$argon2id$v=19$m=1,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
  ])('is right for nobody when it is %j', async (hash) => {
    expect(await argonHash.verify(password, hash)).toEqual({ isRight: false, isOutdated: false });
  });

  it('is made beside the event loop', async () => {
    const order: string[] = [];
    const made = argonHash.hash(password).then(() => order.push('hash'));
    await new Promise<void>((resolve) => {
      setImmediate(() => {
        order.push('loop');
        resolve();
      });
    });
    await made;
    expect(order).toEqual(['loop', 'hash']);
  });
});
