import { exitCode } from '../base/exit-code.ts';
import { ZetaError } from '../base/zeta-error.ts';

/** Where a list went on from: what the last one of a page is found again by. */
type Place = readonly (string | number)[];

/** As it stands in an address. */
export function cursorOf(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** `kinds`: what stands in it, in its order. Throws `ZetaError` (usage) for what is none of this list. */
export function readCursor(text: string, kinds: readonly ('string' | 'number')[]): Place {
  const place = parsed(text);
  const isPlace =
    Array.isArray(place) &&
    place.length === kinds.length &&
    kinds.every((kind, at) => typeof place[at] === kind);
  if (isPlace) return place as Place;
  throw new ZetaError('bad-cursor', 'This is no place in the list.', {
    hint: 'Take `next` of the page before as it is, or begin again without a cursor.',
    exit: exitCode.usage,
  });
}

const longest = 500;

function parsed(text: string): unknown {
  try {
    return text.length > longest ? undefined : JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
