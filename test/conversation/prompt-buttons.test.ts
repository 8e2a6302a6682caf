import { describe, expect, it } from 'vitest';
import { type PromptKey, type PromptValues, promptSpecs } from '../../src/city/generated/prompt-keys.ts';
import { promptButtons } from '../../src/city/prompt-buttons.ts';
import { Prompts } from '../../src/city/prompts.ts';
import { desk, PureShop } from './pure-shop.ts';
import { goods, scenes } from './scenes.ts';
import { cityWith, settings } from './small-city.ts';

/** Says the names of prompts in place of their texts. */
class NamedPrompts extends Prompts {
  override render<K extends PromptKey>(_language: string, key: K, _values: PromptValues[K]): string {
    return promptSpecs[key].limit.endsWith('button') ? key : `‹${key}›`;
  }
}

/** Keys of the prompts of each message in all scenes, with the rows of buttons under it. */
function messages(): readonly { readonly said: string; readonly rows: readonly string[] }[] {
  const contacts = { address: 'Абая 1', map: 'https://2gis.kz/x', phone: '+7 727 355-55-55' };
  const found: { said: string; rows: string[] }[] = [];
  const all = { ...settings, contacts, manager: { handle: '@boss_of_shop', chat: desk } };
  const city = cityWith(goods, { settings: all, prompts: new NamedPrompts({}) });
  for (const scene of Object.values(scenes)) {
    const shop = new PureShop(city, 'ru', Date.parse('2026-11-27T12:00:00+05:00'));
    scene(shop, (ru) => ru);
    let [said, rows]: [string, string[]] = ['', []];
    for (const line of [...shop.lines, '‹›'].map((one) => one.trim())) {
      const keys = [...line.matchAll(/\[(buttons\.\w+)\]/g)].map(([, key = '']) => key);
      if (keys.length > 0) rows.push(keys.join(' '));
      else if (rows.length > 0 && !line.startsWith('[')) {
        found.push({ said, rows });
        [said, rows] = [line, []];
      } else said += line;
      if (line.startsWith('>')) said = '';
    }
  }
  return found;
}

describe('The buttons that a preview shows', () => {
  it('stand under these texts in the conversation, too', () => {
    const all = messages();
    const wrong = Object.entries(promptButtons).filter(([key, rows]) => {
      const under = all.filter(({ said }) => said.includes(`‹${key}›`));
      return !under.some((shown) => rows.every((row) => shown.rows.includes(row.join(' '))));
    });
    expect(wrong).toEqual([]);
  });
});
