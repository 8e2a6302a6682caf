import type { CodeWords } from '../words.ts';
import { didYouMean } from './did-you-mean.ts';

export const pinWords = {
  ZC331: {
    title: 'Pinned query without a word',
    why: 'Nobody can search for it, so its products would never come first.',
    message: (v) => `"${v['query']}" has no word to search for`,
    hint: () => 'write what customers search for, for example sofa',
  },
  ZC332: {
    title: 'Query pinned twice',
    why: 'Word forms and the order of words do not matter, so one of the two lists would silently count for nothing.',
    message: (v) => `"${v['query']}" is the same query as "${v['other']}"`,
    hint: () => 'write all its products in one list',
  },
  ZK161: {
    title: 'Pinned product that is not there',
    why: 'It is skipped: customers see the next one first.',
    message: (v) => `the catalog has no product ${v['sku']}, which is pinned to "${v['query']}"`,
    hint: (v) => didYouMean(v) || 'correct the SKU, or take it out',
  },
  ZK165: {
    title: 'Synonym that finds nothing',
    why: 'Beside the word on the left those in brackets are looked for: where none of them stands in any product, nothing is found.',
    message: (v) => `no product has ${v['others']} in it`,
    hint: (v) =>
      v['isTurned']
        ? `the two sides may be mixed up: on the left stands the word of the customer, in brackets those of the catalog`
        : 'write in brackets what the catalog calls it',
  },
} satisfies Readonly<Record<string, CodeWords>>;
