import { describe, expect, it } from 'vitest';
import { fitted } from '../../src/report/fitted.ts';

describe('A text that is made to fit', () => {
  it('is padded, or loses its middle', () => {
    expect(fitted('Стул', 6)).toBe('Стул  ');
    expect(fitted('Диван угловой, серый', 12)).toBe('Диван у…ерый');
    expect(fitted('Диван', 5)).toBe('Диван');
  });

  it('counts emoji as two columns, and never cuts one', () => {
    expect(fitted('🛋️🛋️🛋️🛋️', 6)).toBe('🛋️…🛋️ ');
    expect(fitted('🛋️🛋️🛋️🛋️', 7)).toBe('🛋️🛋️…🛋️');
  });
});
