import { ZetaError } from '../../base/zeta-error.ts';

const mark = '\ufeff';

/** The text of a file, with its byte-order mark. Throws `ZetaError` where it is no UTF-8: written back it would be another one. */
export function textOf(file: string, bytes: Uint8Array | undefined): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ZetaError('not-utf8', `${file} is no UTF-8 text.`, {
      hint: 'Save it as UTF-8 first.',
    });
  }
}

export function withoutMark(text: string): string {
  return text.startsWith(mark) ? text.slice(mark.length) : text;
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
