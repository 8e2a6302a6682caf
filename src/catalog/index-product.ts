import type { Product } from './generated/product.ts';
import { colourNames, knownKind } from './query/known-kinds.ts';
import { analyseText } from './text/analyse-text.ts';
import { latinTwinsOf, skuKey } from './text/fold.ts';
import { ShownForms } from './vocabulary/shown-forms.ts';

/** The words of one product, a text for each column of the index. */
export interface ProductWords {
  readonly name: string;
  readonly category: string;
  readonly brand: string;
  readonly attributes: string;
  readonly description: string;
  /** A bit for each of `colourNames()`. */
  readonly colours: number;
}

/** Categories and brands are few, and come again with every product. */
const mostRemembered = 2000;

/** Products -> words, and which forms of them there were. */
export class ProductIndexer {
  readonly forms = new ShownForms();
  readonly #count = this.forms.count.bind(this.forms);
  readonly #colourBits: ReadonlyMap<string, number>;
  readonly #again = remembered((text) => analyseText(text, this.#count).join(' '), mostRemembered);

  constructor() {
    this.#colourBits = new Map(colourNames().map((name, bit) => [name, 1 << bit]));
  }

  wordsOf({ sku, name, category, brand, attributes, description }: Product): ProductWords {
    const nameWords = analyseText(name, this.#count);
    const values = attributes.map((attribute) => attribute.value).join('\n');
    const attributeWords = values === '' ? [] : analyseText(values, this.#count);
    return {
      name: `${nameWords.join(' ')} ${skuWords(sku)}`,
      category: this.#again(category.join('\n')),
      brand: this.#again(brand ?? ''),
      attributes: attributeWords.join(' '),
      description: description ? analyseText(description).join(' ') : '',
      colours: this.#coloursOf(nameWords) | this.#coloursOf(attributeWords),
    };
  }

  #coloursOf(words: readonly string[]): number {
    let bits = 0;
    for (const word of words) {
      const known = knownKind(word);
      if (known?.kind === 'colour') bits |= this.#colourBits.get(known.name) ?? 0;
    }
    return bits;
  }
}

/** A SKU whole and in its parts, in either alphabet: each of them finds the product. */
function skuWords(sku: string): string {
  if (/^[0-9]*$/.test(sku)) return sku;
  const lower = sku.toLowerCase();
  const latin = latinTwinsOf(lower);
  const words = [
    skuKey(sku).toLowerCase(),
    ...analyseText(sku),
    ...(latin === lower ? [] : analyseText(latin)),
  ];
  return [...new Set(words)].join(' ');
}

/** The same function, which remembers so many of its answers. */
function remembered(work: (text: string) => string, most: number): (text: string) => string {
  const answers = new Map<string, string>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = text === '' ? '' : work(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
