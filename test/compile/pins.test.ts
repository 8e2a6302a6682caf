import { describe, expect, it } from 'vitest';
import { cityYaml, compileAlmaty, placed, wordsOfAll } from './platform-folder.ts';

const city = 'cities/almaty/city.yaml';
const shared = 'cities/_shared/city.yaml';

/** city.yaml with these pins, as YAML. */
function pinning(pins: string) {
  return { [city]: cityYaml({ search: `{ pins: ${pins} }` }) };
}

describe('Pins', () => {
  it('are a setting of the city, over those of the shared layer, query by query', async () => {
    const { texts, diagnostics } = await compileAlmaty({
      [shared]: 'search: { pins: { диван: [A-1], стол: [A-1], шкаф: [A-1] } }\n',
      ...pinning('{ диван: [], кровать: [A-1] }'),
    });
    expect(placed(diagnostics)).toEqual([]);
    expect(texts?.settings.search?.pins).toEqual({
      диван: [],
      стол: ['A-1'],
      шкаф: ['A-1'],
      кровать: ['A-1'],
    });
    expect(texts?.provenance).toMatchObject({
      'search.pins.диван': `${city}:8`,
      'search.pins.стол': `${shared}:1`,
    });
  });

  it('of a product that is not there are a warning in the file that pins it, and proposes the nearest', async () => {
    const { catalog, diagnostics } = await compileAlmaty({
      [shared]: 'search:\n  pins:\n    диван: [A-1, a-1, ZZ-999]\n',
    });
    expect(placed(diagnostics)).toEqual([
      ['ZK161', shared, 3, 18],
      ['ZK161', shared, 3, 23],
    ]);
    expect(wordsOfAll(diagnostics)).toContain('did you mean A-1?');
    expect(catalog).toBeDefined();
  });

  it('of many products that are not there are told at first, then counted', async () => {
    const gone = Array.from({ length: 30 }, (_, index) => `"${index}": [B-${index}]`);
    const { diagnostics } = await compileAlmaty(pinning(`{ ${gone.join(', ')} }`));
    expect(diagnostics.filter(({ code }) => code === 'ZK161')).toHaveLength(20);
    expect(diagnostics.find(({ code }) => code === 'ZC109')?.values).toMatchObject({ warnings: 10 });
  });

  it('say that a shared query is the same in other words', async () => {
    const { diagnostics } = await compileAlmaty({
      [shared]: 'search: { pins: { угловой диван: [A-1] } }\n',
      ...pinning('{ диваны угловые: [A-1] }'),
    });
    expect(placed(diagnostics)).toEqual([['ZC332', city, 8, 19]]);
    expect(diagnostics.find(({ code }) => code === 'ZC332')?.related).toMatchObject([{ file: shared }]);
  });

  it('are at most twenty products a query, each once', async () => {
    const skus = Array.from({ length: 21 }, (_, index) => `A-${index}`);
    for (const pins of [skus, ['A-1', 'A-1']]) {
      const { diagnostics } = await compileAlmaty(pinning(`{ диван: [${pins.join(', ')}] }`));
      expect(placed(diagnostics)).toEqual([['ZC206', city, 8, 26]]);
    }
  });
});
