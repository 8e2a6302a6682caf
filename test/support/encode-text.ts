/** Bytes of Windows-1251 for ASCII, А-я, Ё and ё. */
export function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    if (letter === 'Ё') return 0xa8;
    if (letter === 'ё') return 0xb8;
    const code = letter.codePointAt(0) ?? 0;
    return code < 0x80 ? code : code - 0x410 + 0xc0;
  });
}

/** UTF-16, the high byte first; without a byte-order mark of its own. */
export function utf16be(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}
