import type { CodeWords, Values } from '../words.ts';

function searchProblem(v: Values): string {
  const came = v['found'] ? `found ${v['found']}` : 'nothing was found';
  if (v['problem'] === 'finds-something') return `should find nothing, but ${came}`;
  if (v['problem'] === 'sku') return `${v['sku']} is not among the first ${v['within']}; ${came}`;
  return `no "${v['category']}" among the first ${v['within']}; ${came}`;
}

/** `ZT`: tests of a city. */
export const testWords = {
  ZT101: {
    title: 'Search test failed',
    why: 'The test says what customers must find; now they do not.',
    message: (v) => `"${v['query']}": ${searchProblem(v)}`,
    hint: (v) => `see how it came about: zeta catalog search ${v['city']} "${v['query']}" --explain`,
  },
  ZT102: {
    title: 'Conversation test failed',
    why: 'The test says what the bot must answer; now it answers something else.',
    message: (v) => {
      if (v['problem'] === 'no-button') return `${v['name']}: there is no button ${v['button']}`;
      return `${v['name']}: expected "${v['expected']}", got ${v['got'] || 'no reply'}`;
    },
  },
} satisfies Readonly<Record<string, CodeWords>>;
