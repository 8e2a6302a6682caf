import { expect, it } from 'vitest';
import { unreadableCatalog } from '../../src/catalog/unreadable-catalog.ts';
import { buttonsOf, cityWith, effectsOf, presses, product, says, sentTexts } from './small-city.ts';

const unreadable = { isCatalogUnreadable: true };

/** The city whose catalog has gone, and a button that it gave before. */
function afterwards() {
  const city = cityWith([product('Д-1', 'Диван')]);
  const [first] = buttonsOf(effectsOf(city, says('диван')));
  const card = presses(first && 'data' in first ? first.data : '');
  return { broken: { ...city, catalog: unreadableCatalog }, card };
}

it('A button that needs an unreadable catalog stops turning, and the manager is offered in words', () => {
  const { broken, card } = afterwards();
  const effects = effectsOf(broken, card, unreadable);
  expect(effects[0]).toEqual({ kind: 'answer', callbackId: 'c1' });
  expect(sentTexts(effects)).toEqual([expect.stringContaining('не могу заглянуть в каталог')]);
  expect(buttonsOf(effects)).toHaveLength(1);
});

it('The manager who is called then is told what was asked', () => {
  const { broken } = afterwards();
  const effects = effectsOf(broken, says('диван'), unreadable);
  const view = effects.flatMap((effect) => (effect.kind === 'keep-view' ? [effect.view] : []))[0];
  const [manager] = buttonsOf(effects);
  const press = presses(manager && 'data' in manager ? manager.data : '');
  const called = effectsOf(broken, press, view ? { view } : {});
  expect(JSON.stringify(called)).toContain('диван');
});
