import type { Product } from '../../../../src/catalog/generated/product.ts';
import { productOf, readText } from './read-rows.ts';

/** Offers of a Yandex Market feed as these suppliers write it; not a reader for feeds in general. */
export function readFeed(path: string): readonly Product[] {
  return [...readText(path).matchAll(/<offer id="([^"]*)"[^>]*>(.*?)<\/offer>/gs)].map(([, id, offer]) =>
    productOf({
      sku: unescaped(id ?? ''),
      name: textOf(offer ?? '', 'name') ?? '',
      price: textOf(offer ?? '', 'price'),
      currency: 'KZT',
      brand: textOf(offer ?? '', 'vendor'),
      attributes: [...(offer ?? '').matchAll(/<param name="([^"]*)">([^<]*)<\/param>/g)].map(
        ([, name, value]) => [unescaped(name ?? ''), unescaped(value ?? '')] as const,
      ),
      description: textOf(offer ?? '', 'description'),
    }),
  );
}

function textOf(offer: string, tag: string): string | undefined {
  const text = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(offer)?.[1];
  return text === undefined ? undefined : unescaped(text.replace(/^\s*<!\[CDATA\[(.*)\]\]>\s*$/s, '$1'));
}

function unescaped(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => marks[name] ?? ' ');
}

const marks: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
