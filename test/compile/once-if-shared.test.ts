import { describe, expect, it } from 'vitest';
import { onceIfShared } from '../../src/compile/once-if-shared.ts';
import { SourceText } from '../../src/diagnostics/source-text.ts';

describe('A file', () => {
  const counted = () => {
    const understood: string[] = [];
    const answer = onceIfShared(({ file, text }, suffix: string) => {
      understood.push(file);
      return `${text}${suffix}`;
    });
    return { understood, answer };
  };

  it('of _shared is understood once for all cities, until its text changes', () => {
    const { understood, answer } = counted();
    const file = 'cities/_shared/prompts/ru.yaml';
    expect(answer(new SourceText(file, 'a'), '!')).toBe('a!');
    expect(answer(new SourceText(file, 'a'), '!')).toBe('a!');
    expect(understood).toEqual([file]);
    expect(answer(new SourceText(file, 'b'), '!')).toBe('b!');
    expect(answer(new SourceText('cities/_shared/city.yaml', 'b'), '?')).toBe('b?');
    expect(understood).toEqual([file, file, 'cities/_shared/city.yaml']);
  });

  it('of a city is understood whenever it is read', () => {
    const { understood, answer } = counted();
    answer(new SourceText('cities/almaty/city.yaml', 'a'), '');
    answer(new SourceText('cities/almaty/city.yaml', 'a'), '');
    expect(understood).toHaveLength(2);
  });
});
