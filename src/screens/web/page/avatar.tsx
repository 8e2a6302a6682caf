import type { CSSProperties } from 'react';

/** A round picture of a name: its first letter, in the colour of the key. */
export function Avatar({ name, id }: { readonly name: string; readonly id: string }) {
  const letter = name === '' ? '' : String.fromCodePoint(name.codePointAt(0) ?? 0).toUpperCase();
  return (
    <span className="avatar" aria-hidden="true" style={hueStyle(id)}>
      {letter}
    </span>
  );
}

export function hueStyle(key: string): CSSProperties {
  // React's type knows no properties of our own.
  return { '--hue': String(hueOf(key)) } as CSSProperties;
}

/** A stable colour for a name, as a hue in degrees (FNV-1a, so that like names differ). */
function hueOf(name: string): number {
  let hash = 2_166_136_261;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash % 360;
}
