import { sha256Hex } from '../../base/digest.ts';

/** Of a file that is not there. */
export const noFile = 'none';

/** Names the content of a file: equal bytes have equal names. */
export function etagOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? noFile : sha256Hex(bytes).slice(0, 32);
}

/** Whether what somebody saw is what there is: `*` is any file. */
export function matches(ifMatch: string, etag: string): boolean {
  return ifMatch === '*' ? etag !== noFile : ifMatch === etag;
}
