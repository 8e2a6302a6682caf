import type { Values } from '../words.ts';

/** Empty when nothing comes near. */
export function didYouMean({ nearest }: Values): string {
  return nearest ? `возможно, вы имели в виду ${nearest}?` : '';
}
