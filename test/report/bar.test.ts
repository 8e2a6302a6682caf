import { describe, expect, it } from 'vitest';
import { bar } from '../../src/report/bar.ts';

describe('A bar', () => {
  it('is as long as its share, in eighths of a column; the smallest is seen, none is not', () => {
    expect([bar(10, 10, 4), bar(5, 10, 3), bar(1, 10_000, 4), bar(0, 10, 4), bar(0, 0, 4)]).toEqual([
      '████',
      '█▌',
      '▏',
      '',
      '',
    ]);
  });
});
