import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { buildCatalog, catalogIdOf } from '../../src/catalog/build-catalog.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { type OpenCatalog, openCatalog } from '../../src/catalog/open-catalog.ts';
import { PhraseIndex } from '../../src/catalog/phrases.ts';
import type { City } from '../../src/city/city.ts';
import { Prompts } from '../../src/city/prompts.ts';
import type { Settings } from '../../src/city/settings.ts';
import type { TurnContext } from '../../src/conversation/context.ts';
import type { Effect, View } from '../../src/conversation/effect.ts';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import { newSession } from '../../src/conversation/session.ts';
import { turn } from '../../src/conversation/turn.ts';
import { sourceOf } from '../support/product-source.ts';

export function product(sku: string, name: string, more: Partial<Product> = {}): Product {
  return {
    sku,
    name,
    category: ['Диваны'],
    price: 10_000_000,
    currency: 'KZT',
    images: [],
    attributes: [],
    ...more,
  };
}

export const settings: Settings = {
  name: 'Алматы',
  timezone: 'Asia/Almaty',
  currency: 'KZT',
  languages: ['ru', 'kk', 'en'],
  telegram: { token: 'env:T' },
  manager: { handle: '@boss_of_shop', chat: '-100500' },
  bitrix: {
    webhook: 'env:B',
    deal: { stage: 'NEW', source: 'WEB', fields: { UF_CITY: '{city_name}: {sku}' } },
  },
};

/** A real compiled catalog in a temporary place; both go when the test ends. */
export function catalogWith(products: readonly Product[]): OpenCatalog {
  const folder = mkdtempSync(join(tmpdir(), 'zeta-test-'));
  const path = join(folder, 'catalog.db');
  buildCatalog(path, sourceOf(products), catalogIdOf(sourceOf(products)));
  const catalog = openCatalog(path);
  onTestFinished(() => {
    catalog.close();
    rmSync(folder, { recursive: true });
  });
  return catalog;
}

export function cityWith(products: readonly Product[], changes: Partial<City> = {}): City {
  const catalog = catalogWith(products);
  const prompts = new Prompts({});
  const id = idOf<CityId>('almaty');
  return {
    id,
    release: 1,
    settings,
    prompts,
    synonyms: new Map(),
    faq: { topics: {}, phrases: new PhraseIndex({}) },
    pins: new Map(),
    catalog,
    ...changes,
  };
}

export const customer = { id: '42', name: 'Айгерим', username: 'aigerim', language: 'ru' };

export const context: TurnContext = { now: 1_700_000_000_000, key: 'u:1:1', bot: '1' };

/** The effects of one event for a chat that was never seen. */
export function effectsOf(
  city: City,
  event: ConversationEvent,
  more: Partial<TurnContext> = {},
): readonly Effect[] {
  return turn(city, newSession, event, { ...context, ...more }).effects;
}

export function says(text: string, language = 'ru'): ConversationEvent {
  return { kind: 'text', chat: '42', customer: { ...customer, language }, text };
}

export function commands(name: string, argument = '', language = 'ru'): ConversationEvent {
  return { kind: 'command', chat: '42', customer: { ...customer, language }, name, argument };
}

export function presses(data: string): ConversationEvent & { readonly kind: 'press' } {
  return { kind: 'press', chat: '42', customer, messageId: '7', callbackId: 'c1', data };
}

/** Texts that the effects send to the customer. */
export function sentTexts(effects: readonly Effect[], chat = '42'): readonly string[] {
  return effects.flatMap((effect) =>
    effect.kind === 'send' && effect.chat === chat ? [effect.message.html] : [],
  );
}

/** Data of all buttons in the effects, in order. */
export function buttonsOf(effects: readonly Effect[]) {
  return effects.flatMap((effect) =>
    effect.kind === 'send' || effect.kind === 'edit' ? (effect.message.buttons ?? []).flat() : [],
  );
}

/** The list that the effects keep. Throws where they keep none. */
export function keptView(effects: readonly Effect[]): View {
  const kept = effects.find((effect) => effect.kind === 'keep-view');
  if (kept?.kind !== 'keep-view') throw new Error('no view is kept');
  return kept.view;
}
