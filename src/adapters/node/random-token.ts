import { randomBytes } from 'node:crypto';
import { Secret } from '../../base/secret.ts';

/** A token of the API: `zeta_` and 256 random bits in base64url. */
export function randomToken(): Secret {
  return new Secret(`zeta_${randomBytes(32).toString('base64url')}`);
}

/** 256 random bits in base64url, for what a browser holds and for passwords. */
export function randomId(): Secret {
  return new Secret(randomBytes(32).toString('base64url'));
}
