import { describe, expect, it } from 'vitest';
import { Places } from '../../../src/operations/api/places.ts';

function taken(places: Places, caller: string, isUrgent = false): number {
  let count = 0;
  while (count < 100 && places.take(caller, isUrgent)) count += 1;
  return count;
}

describe('Places', () => {
  it('are some for each caller, and those of others stay free', () => {
    const places = new Places({ ofCaller: 8, ofAll: 32, ofAllUrgent: 64 });
    expect(taken(places, 'viewer')).toBe(8);
    expect(taken(places, 'other')).toBe(8);
  });

  it('are bounded in all, and what moves what is live still gets its own', () => {
    const places = new Places({ ofCaller: 8, ofAll: 32, ofAllUrgent: 64 });
    const all = ['a', 'b', 'c', 'd', 'e'].map((caller) => taken(places, caller));
    expect(all).toEqual([8, 8, 8, 8, 0]);
    expect(taken(places, 'operator', true)).toBe(8);
  });

  it('come back when a verb has ended', () => {
    const places = new Places({ ofCaller: 8, ofAll: 32, ofAllUrgent: 64 });
    const ends = Array.from({ length: 8 }, () => places.take('viewer', false));
    expect(places.take('viewer', false)).toBeUndefined();
    ends[0]?.();
    expect(places.take('viewer', false)).toBeTypeOf('function');
  });
});
