import type { Product } from '../../catalog/generated/product.ts';
import type { Effect, Escalation } from '../effect.ts';
import { clip, type Voice } from '../texts.ts';

/** 🔗: the product's page, as a button. Counted as an escalation: the shop's site takes over. */
export function linkToProduct(voice: Voice, escalation: Escalation, product: Product): readonly Effect[] {
  if (!product.link) return [];
  const html = voice.say('link.message', { name: clip(product.name, 200) });
  const open = { kind: 'link' as const, text: voice.say('buttons.open', {}), url: product.link };
  return [
    { kind: 'send', chat: escalation.chat, message: { html, buttons: [[open]] } },
    { kind: 'open-escalation', escalation },
    { kind: 'record', name: 'link', data: { sku: product.sku } },
  ];
}
