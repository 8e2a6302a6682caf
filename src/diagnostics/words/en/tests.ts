import { inOneLine } from '../in-one-line.ts';
import type { CodeWords, Values } from '../words.ts';
import { didYouMean } from './did-you-mean.ts';

function searchProblem(v: Values): string {
  const came = v['found'] ? `found ${v['found']}` : 'nothing was found';
  if (v['problem'] === 'finds-something') return `should find nothing, but ${came}`;
  if (v['problem'] === 'sku') return `${v['sku']} is not among the first ${v['within']}; ${came}`;
  return `no "${v['category']}" among the first ${v['within']}; ${came}`;
}

/** Data of ZT102, in words. */
function conversationProblem(values: Values): string {
  const v = inOneLine(values);
  const where = v['where'] === 'group' ? " in the managers' group" : '';
  const got = v['got'] ? `got ${v['got']}` : `got no reply${where}`;
  switch (String(v['problem'])) {
    case 'no-button':
      return `there is no button ${v['button']}`;
    case 'not-said':
      return `expected "${v['expected']}"${where}, ${got}`;
    case 'said':
      return `"${v['expected']}" should not be said${where}, ${got}`;
    case 'no-match':
      return `nothing that was said${where} matches ${v['expected']}, ${got}`;
    case 'text':
      return v['got']
        ? `expected the text "${v['expected']}"${where}, got "${v['got']}"`
        : `expected the text "${v['expected']}"${where}, ${got}`;
    case 'count':
      return `expected messages${where}: ${v['expected']}, came: ${v['number']}`;
    case 'not-silent':
      return `expected no reply${where}, ${got}`;
    case 'buttons':
    case 'products':
      return `expected ${v['among'] ? 'among the ' : ''}${v['problem']}${where} ${v['expected'] || '(none)'}, got ${v['got'] || 'none'}`;
    case 'prompt':
      return `the text ${v['expected']} was not used; used: ${v['got'] || 'none'}`;
    case 'deal':
      return `${v['key']} of the deal should be ${v['expected']}, it is ${v['got']}`;
    case 'no-deal':
      return 'there is no deal in the CRM';
    case 'no-such-deal':
      return `there is no such deal to move; deals so far: ${v['number']}`;
    case 'no-group':
      return 'the city has no managers’ group';
    case 'no-card':
      return `there is nothing in the managers' group that could be answered with ${v['what']}`;
    default:
      return `the bot failed (${v['error']})`;
  }
}

function conversationHint(v: Values): string {
  switch (String(v['problem'])) {
    case 'no-button':
      if (v['nearest']) return `did you mean ${v['nearest']}?`;
      return v['buttons'] ? `there are: ${v['buttons']}` : 'no message has buttons yet';
    case 'text':
    case 'buttons':
    case 'products':
      return v['got'] && !v['among'] ? 'if that is right: zeta test --update' : '';
    case 'no-group':
      return 'manager.chat of city.yaml names it';
    case 'no-such-deal':
      return 'a customer presses Ticket first';
    default:
      return '';
  }
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
    message: (v) => `${v['name']}: ${conversationProblem(v)}`,
    hint: conversationHint,
  },
  ZT103: {
    title: 'Step of a conversation test was cut',
    why: 'A step takes milliseconds. One that takes seconds would hold up every customer of the city, or is a regular expression that never ends.',
    message: (v) => `${v['name']}: this step did not end and was cut`,
    hint: () =>
      'look for a regular expression that may match in many ways; if there is none, tell us: it is our bug',
  },
  ZT201: {
    title: 'A step does not do one thing',
    why: 'What must come of a step is compared with what one action brought.',
    message: (v) => {
      if (v['isSend'])
        return v['second']
          ? `send has ${v['first']} and ${v['second']} in it`
          : 'send does not say what is sent';
      if (v['first'] === '') return 'this step does nothing and expects nothing';
      return `this step does two things: ${v['first']} and ${v['second']}`;
    },
    hint: (v) => {
      if (v['isSend']) return 'write one of contact, photo and location';
      if (v['first'] === '') return 'add an action, as say, or expect';
      return `make ${v['second']} a step of its own: "- ${v['second']}: …"`;
    },
  },
  ZT202: {
    title: 'Unusable regular expression',
    why: 'An expression that cannot be read matches nothing; one that repeats what is repeated may never end.',
    message: (v) => {
      if (v['problem'] === 'long') return 'this regular expression is longer than 500 characters';
      const what = v['problem'] === 'nested' ? 'repeats what is repeated already' : 'cannot be read';
      return `the regular expression ${v['pattern']} ${what}`;
    },
    hint: (v) =>
      v['problem'] === 'nested'
        ? 'write (a|b)+ without a + or * inside the brackets'
        : 'put a backslash before signs that mean themselves: \\( \\. \\+ ; or use contains',
  },
  ZT203: {
    title: 'Unknown name in a conversation test',
    why: 'A name that nothing stands behind would be said, or looked for, as it is.',
    message: (v) =>
      v['of'] === 'prompts'
        ? `there is no text ${v['name']}`
        : `no row of examples has the column ${v['name']}`,
    hint: didYouMean,
  },
  ZT204: {
    title: 'Language that the city does not speak',
    why: 'Such a customer is answered in the first language of the city, and the test would show something else.',
    message: (v) => `the city does not speak ${v['language']}`,
    hint: (v) => `its languages are ${v['languages']}; more are added in city.yaml`,
  },
  ZT205: {
    title: 'No such day',
    why: 'The clock of a conversation begins at a moment that there is.',
    message: (v) => `there is no such day: ${v['now']}`,
    hint: () => 'write a day of the week and a time, as sat 20:30, or a date and a time, as 2026-12-31 18:00',
  },
} satisfies Readonly<Record<string, CodeWords>>;
