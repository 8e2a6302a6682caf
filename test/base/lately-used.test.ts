import { describe, expect, it } from 'vitest';
import { LatelyUsed } from '../../src/base/lately-used.ts';

describe('A map of what was used lately', () => {
  it('lets go of what was asked for longest ago, and tells it so', () => {
    const left: string[] = [];
    const map = new LatelyUsed<string, string>(2, (value) => left.push(value));
    map.set('a', 'A');
    map.set('b', 'B');
    expect(map.get('a')).toBe('A');
    map.set('c', 'C');
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual(['A', undefined, 'C']);
    map.set('c', 'C2');
    map.delete('nobody');
    map.clear();
    expect(left).toEqual(['B', 'C', 'A', 'C2']);
  });
});
