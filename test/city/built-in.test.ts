import { describe, expect, it } from 'vitest';
import { builtInLanguages, builtInPrompts } from '../../src/city/built-in/built-in-prompts.ts';
import { type PromptKey, promptSpecs } from '../../src/city/generated/prompt-keys.ts';
import { checkText } from '../../src/compile/check-text.ts';

// The specs' keys are exactly the prompt keys: their type says so.
const keys = Object.keys(promptSpecs) as PromptKey[];
/** Its texts use {name}, and screens fill it in, but the schema does not list it. */
const sound = keys.filter((key) => key !== 'ticket.by_hand');

describe('Built-in texts', () => {
  it('exist in Russian, Kazakh and English', () => {
    expect(builtInLanguages).toEqual(['ru', 'kk', 'en']);
  });

  describe.each(builtInLanguages)('in %s', (language) => {
    const texts = builtInPrompts(language);

    it('are there for every prompt, and for nothing else', () => {
      expect(Object.keys(texts).sort()).toEqual([...keys].sort());
    });

    it.each(sound)('have nothing wrong with %s', (key) => {
      expect(texts[key].trim()).not.toBe('');
      expect(checkText(texts[key], promptSpecs[key], language)).toEqual([]);
    });

    it('have nothing wrong with ticket.by_hand', () => {
      expect(checkText(texts['ticket.by_hand'], promptSpecs['ticket.by_hand'], language)).toEqual([]);
    });

    it.each(sound)('use in %s only values that it has, and lose none that another language tells', (key) => {
      const used = valuesIn(texts[key]);
      const toldSomewhere = new Set(builtInLanguages.flatMap((one) => valuesIn(builtInPrompts(one)[key])));
      expect(Object.keys(promptSpecs[key].values)).toEqual(expect.arrayContaining([...used]));
      expect(used).toEqual([...toldSomewhere].sort());
    });
  });

  it('are the Russian ones for a language that has none', () => {
    expect(builtInPrompts('de')).toBe(builtInPrompts('ru'));
  });

  it('in Kazakh are Russian ones only where the words are the same', () => {
    const same = keys.filter((key) => builtInPrompts('kk')[key] === builtInPrompts('ru')[key]);
    expect(same).toEqual([
      'search.item',
      'catalog.category',
      'product.card',
      'product.attribute',
      'product.photos',
      'desk.customer_says',
      'handoff.says',
      'requests.item',
      'deal.title',
      'contacts.title',
      'contacts.phone',
      'buttons.manager',
      'buttons.catalog',
      'buttons.ask',
      'buttons.without',
      'buttons.photos',
      'buttons.other_city',
    ]);
  });
});

/** Names of the values that a text uses. */
function valuesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].sort();
}
