import { expect, it } from 'vitest';
import { openStaging } from '../../../src/catalog/staging/open-staging.ts';

it('Texts are found by their keys, the last one that was set, and those of another reader are apart', () => {
  const staging = openStaging();
  const [first, second] = [staging.lookup(), staging.lookup()];
  for (let at = 0; at < 50_000; at += 1) first.set(String(at), `текст ${at}`);
  second.set('1', 'другой');
  expect([first.get('1'), first.get('49999'), first.get('50000'), second.get('1'), second.get('2')]).toEqual([
    'текст 1',
    'текст 49999',
    undefined,
    'другой',
    undefined,
  ]);
  first.set('1', 'новый');
  expect(first.get('1')).toBe('новый');
  staging.close();
});
