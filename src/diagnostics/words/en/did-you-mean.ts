import type { Values } from '../words.ts';

/** Empty when nothing comes near. */
export function didYouMean({ nearest }: Values): string {
  return nearest ? `did you mean ${nearest}?` : '';
}
