import type { Random } from '../random.ts';
import { inLatin } from '../spoil/in-latin.ts';
import { mistyped } from '../spoil/mistype.ts';
import { inWrongLayout } from '../spoil/wrong-layout.ts';
import { isTelling, type KnownItem, relevantTo } from './known-items.ts';
import type { Shelf } from './shelf.ts';

/** A query for a known item; what it finds is the item's own group unless it says otherwise. */
export interface Spoilt {
  readonly text: string;
  readonly relevant?: readonly string[];
}

/** Makes a query of a known item; undefined when the item is not one for it. */
type Spoiler = (item: KnownItem, random: Random, shelf: Shelf) => Spoilt | undefined;

/** The ways in which queries differ from names, each a row of the tables. */
export const spoilers: Readonly<Record<string, { readonly title: string; readonly spoil: Spoiler }>> = {
  exact: { title: 'a few words of the name', spoil: ({ words }) => ({ text: words.join(' ') }) },
  inflected: { title: 'other case and number', spoil: inflected },
  typo: { title: 'a typo in one word', spoil: oneTypo },
  typos: { title: 'a typo in every word', spoil: typos },
  layout: { title: 'wrong keyboard layout', spoil: ({ words }) => textOf(inWrongLayout(words.join(' '))) },
  latin: {
    title: 'Russian in Latin letters',
    spoil: ({ words }, random) => textOf(inLatin(words.join(' '), random)),
  },
  order: { title: 'another order of words', spoil: reordered },
  dropped: { title: 'the name, a third of it dropped', spoil: dropped },
  extra: { title: 'a word too many', spoil: extra },
  joined: { title: 'words joined or split', spoil: joined },
};

/** Beyond this nobody types a name. */
const mostTyped = 8;

const chatter = ['купить', 'недорого', 'цена', 'хороший', 'новый', 'в наличии', 'отзывы', 'где найти'];

function textOf(text: string | undefined): Spoilt | undefined {
  return text === undefined ? undefined : { text };
}

/** Every word that has other forms takes one of them. */
function inflected({ words }: KnownItem, random: Random, shelf: Shelf): Spoilt | undefined {
  const others = words.map((word) => {
    const forms = shelf.otherForms(word);
    return forms.length === 0 ? word : random.pick(forms);
  });
  return others.every((word, at) => word === words[at]) ? undefined : { text: others.join(' ') };
}

function oneTypo({ words }: KnownItem, random: Random, shelf: Shelf): Spoilt | undefined {
  for (const at of random.shuffled(words.map((_, at) => at))) {
    const wrong = mistyped(words[at] ?? '', random, (word) => shelf.vocabulary.has(word));
    if (wrong !== undefined) return { text: words.with(at, wrong).join(' ') };
  }
  return undefined;
}

/** Words too short to be mistyped stay; at least two are wrong. */
function typos({ words }: KnownItem, random: Random, shelf: Shelf): Spoilt | undefined {
  const wrong = words.map((word) => mistyped(word, random, (other) => shelf.vocabulary.has(other)));
  const count = wrong.filter((word) => word !== undefined).length;
  return count < 2 ? undefined : { text: words.map((word, at) => wrong[at] ?? word).join(' ') };
}

function reordered({ words }: KnownItem, random: Random): Spoilt | undefined {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const other = random.shuffled(words);
    if (other.some((word, at) => word !== words[at])) return { text: other.join(' ') };
  }
  return undefined;
}

/** The name as somebody remembers it. What is relevant follows from the words that are left. */
function dropped({ all }: KnownItem, random: Random, shelf: Shelf): Spoilt | undefined {
  const typed = all.slice(0, mostTyped);
  if (typed.length < 4) return undefined;
  const left = new Set(random.shuffled(typed.map((_, at) => at)).slice(0, Math.ceil((typed.length * 2) / 3)));
  const words = typed.filter((_, at) => left.has(at));
  const telling = words.filter(isTelling);
  const relevant = telling.length < 2 ? undefined : relevantTo(shelf, telling);
  return relevant && { text: words.join(' '), relevant };
}

/** What people add before they know how a shop calls things: chatter, or a word of some other product. */
function extra({ words }: KnownItem, random: Random, shelf: Shelf): Spoilt | undefined {
  const others = shelf.wordsOf(random.below(shelf.products.length)).filter(isTelling);
  const word = random.next() < 0.5 || others.length === 0 ? random.pick(chatter) : random.pick(others);
  if (words.includes(word)) return undefined;
  return { text: (random.next() < 0.5 ? [word, ...words] : [...words, word]).join(' ') };
}

function joined({ words }: KnownItem, random: Random): Spoilt | undefined {
  const long = words.findIndex((word) => word.length >= 8);
  if (long >= 0 && random.next() < 0.4) {
    const word = words[long] ?? '';
    const at = 3 + random.below(word.length - 5);
    return { text: words.with(long, `${word.slice(0, at)} ${word.slice(at)}`).join(' ') };
  }
  const at = random.below(words.length - 1);
  return { text: words.toSpliced(at, 2, `${words[at]}${words[at + 1]}`).join(' ') };
}
