import { describe, expect, it } from 'vitest';
import type { Effect, View } from '../../src/conversation/effect.ts';
import { withShownPrice } from '../../src/conversation/shown-prices.ts';
import { buttonsOf, cityWith, effectsOf, keptView, presses, product, says, sentTexts } from './small-city.ts';

const sofa = product('Д-1', 'Диван «Каскад»', { price: 10_000_000 });
const dearer = { ...sofa, price: 12_500_000 };

const dataOf = (effects: readonly Effect[], text: string) => {
  const button = buttonsOf(effects).find((one) => one.kind === 'press' && one.text.includes(text));
  return button?.kind === 'press' ? button.data : '';
};

/** Prices have spaces that do not break. */
const plain = (text = '') => text.replaceAll(/\s/g, ' ');

/** From the question to the card, as it was then. */
function cardSeen(before = cityWith([sofa])): {
  readonly view: View;
  readonly ticket: string;
  readonly manager: string;
} {
  const results = effectsOf(before, says('диван каскад'));
  const effects = effectsOf(before, presses(dataOf(results, '1')), { view: keptView(results) });
  return { view: keptView(effects), ticket: dataOf(effects, '🎫'), manager: dataOf(effects, '📞') };
}

describe('A price that changes between card and ticket', () => {
  it('stays in the deal as it was shown, and deal, card and customer are told of the new one', () => {
    const { view, ticket } = cardSeen();
    const effects = effectsOf(cityWith([dearer]), presses(ticket), { view });
    const [draft] = effects.flatMap((effect) => (effect.kind === 'create-deal' ? [effect.draft] : []));
    expect(draft).toMatchObject({ opportunity: 100_000, rows: [{ price: 100_000, quantity: 1 }] });
    expect(plain(draft?.comments)).toContain('Цена, которую видел покупатель: 100 000 ₸');
    expect(plain(draft?.comments)).toContain('сейчас в каталоге: 125 000 ₸');
    expect(plain(sentTexts(effects)[1])).toContain('на карточке было 100 000 ₸, сейчас 125 000 ₸');
    expect(plain(sentTexts(effects, '-100500')[0])).toContain('сейчас в каталоге: 125 000 ₸');
  });

  it('is told to managers who are asked about it', () => {
    const { view, manager } = cardSeen();
    const effects = effectsOf(cityWith([dearer]), presses(manager), { view });
    expect(plain(sentTexts(effects, '-100500')[0])).toContain('100 000 ₸ Цена изменилась');
  });

  it('is no news while it is the same, nor where the list is forgotten', () => {
    const { view, ticket } = cardSeen();
    const same = effectsOf(cityWith([sofa]), presses(ticket), { view });
    const forgotten = effectsOf(cityWith([dearer]), presses(ticket));
    expect(sentTexts([...same, ...forgotten]).join('\n')).not.toContain('изменил');
    const [draft] = forgotten.flatMap((effect) => (effect.kind === 'create-deal' ? [effect.draft] : []));
    expect(draft?.opportunity).toBe(125_000);
  });
});

it('A list remembers the prices of so many cards, the newest', () => {
  const [first, ...refs] = Array.from({ length: 60 }, (_, index) => `${index}`.padStart(8, 'a') as never);
  const start = { id: 'v' as never, query: '', match: 'all-words', total: 0, refs: [] } as const;
  const seen = [first as never, ...refs].reduce<View>(
    (view, ref) => withShownPrice(view, ref, sofa) ?? view,
    start,
  );
  expect(Object.keys(seen.shown ?? {})).toEqual(refs.slice(-50));
  expect(withShownPrice(seen, refs.at(-1) as never, sofa)).toBeUndefined();
});
