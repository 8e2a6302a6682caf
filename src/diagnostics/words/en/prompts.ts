import { formsToAdd } from '../forms-to-add.ts';
import { type CodeWords, named } from '../words.ts';
import { kinds } from './city.ts';
import { didYouMean } from './did-you-mean.ts';
import { icuProblems } from './icu-problems.ts';

const tagProblems: Readonly<Record<string, string>> = {
  'not-open': 'closes a tag that is not open',
  order: 'stands where </{expected}> is expected',
  'not-closed': 'is not closed',
};

const tagHints: Readonly<Record<string, string>> = {
  'not-open': 'remove it',
  order: 'close <{expected}> first',
  'not-closed': 'add </{tag}>',
};

const linkProblems: Readonly<Record<string, string>> = {
  span: '<span> needs exactly class="tg-spoiler"',
  href: '<a> needs exactly href="…"',
  address: '"{link}" is not a link',
  closing: 'a closing tag holds nothing but its name',
};

const linkExamples: Readonly<Record<string, string>> = {
  span: '<span class="tg-spoiler">text</span>',
  href: '<a href="https://…">text</a>',
  address: '<a href="https://…">text</a>',
  closing: 'for example: </b>',
};

const places: Readonly<Record<string, string>> = {
  message: 'a message',
  caption: 'a caption under a photo',
  answer: 'an answer to a button',
  button: 'a button on a small phone',
  'half-button': 'a button beside another one on a small phone',
  command: "a command's description",
  description: 'the description of a bot',
  about: "the line on the bot's page",
  plain: 'this text',
  comment: 'a comment of a deal',
  fragment: 'this part of a text',
};

function filled(text: string, values: Parameters<CodeWords['message']>[0]): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

function isButton(values: Parameters<CodeWords['message']>[0]): boolean {
  return values['limitName'] === 'button' || values['limitName'] === 'half-button';
}

function icuProblem(values: Parameters<CodeWords['message']>[0]): string {
  return named(icuProblems, values['problem']).replace('{value}', `{${values['value']}}`);
}

/** `ZP`: texts that customers read. */
export const promptWords = {
  ZP201: {
    title: 'Unknown prompt',
    why: 'A text under a misspelt name would never be shown.',
    message: (v) => `"${v['key']}" is not a prompt`,
    hint: (v) => didYouMean(v) || 'run `zeta prompts list` for all of them',
  },
  ZP202: {
    title: 'Not a text',
    why: 'A prompt is a text that a customer reads; an empty message or a list cannot be sent.',
    message: (v) =>
      `${v['key'] || 'the file'} must be ${v['wanted'] === 'group' ? 'a block of texts' : 'a text'}, not ${named(kinds, v['actual'])}`,
    hint: (v) => {
      if (v['wanted'] === 'group') return 'write its texts below it, indented, each under its name';
      return v['actual'] === 'blank'
        ? 'write the text, or delete the key: then customers read the built-in one'
        : 'put the text in quotes, or below the key after |-';
    },
  },
  ZP203: {
    title: 'Broken placeholder',
    why: 'Such a text cannot be filled in, and the customer would get no answer at all.',
    message: icuProblem,
    hint: (v) => {
      if (v['problem'] === 'text-as-number' || v['problem'] === 'as-date')
        return `write {${v['value']}} alone`;
      return v['problem'] === 'too-deep'
        ? 'a sentence needs two or three'
        : 'every { needs its }; plain values are just {name}';
    },
  },
  ZP204: {
    title: 'Unknown value',
    why: 'The customer would see the name in braces, or nothing.',
    message: (v) => `"{${v['value']}}" is not a value of ${v['key']}`,
    hint: (v) => {
      if (v['nearest']) return `did you mean {${v['nearest']}}?`;
      return v['known'] ? `known here: ${v['known']}` : 'this text has no values';
    },
  },
  ZP205: {
    title: 'Form missing',
    why: 'For some numbers the text would read wrongly: «5 товар» instead of «5 товаров».',
    message: (v) => `{${v['value']}, ${v['kind']}} lacks ${v['missing']}, which ${v['language']} needs`,
    hint: (v) => `add ${formsToAdd(String(v['missing']), String(v['kind']), String(v['language']))}`,
  },
  ZP206: {
    title: 'Tag not allowed',
    why: 'Telegram refuses the whole message, and the customer gets silence.',
    message: (v) => {
      if (v['problem'] === 'sign') return `"${v['tag']}" is no tag, and Telegram refuses a lone <`;
      return v['problem'] === 'nearly'
        ? `"${v['tag']}" is no tag: a tag is written in Latin letters, without spaces`
        : `<${v['tag']}> is not a tag that Telegram shows`;
    },
    hint: (v) =>
      v['problem'] === 'sign'
        ? 'a sign < is written &lt;'
        : 'allowed: b, i, u, s, code, pre, a, blockquote, tg-spoiler; a sign < is written &lt;',
  },
  ZP207: {
    title: 'Tag not closed',
    why: 'Telegram refuses a message whose tags do not match.',
    message: (v) => `<${v['tag']}> ${filled(named(tagProblems, v['problem']), v)}`,
    hint: (v) => filled(named(tagHints, v['problem']), v),
  },
  ZP208: {
    title: 'Text too long',
    why: 'Telegram refuses longer texts and small phones cut them. Values are counted at their longest.',
    message: (v) =>
      isButton(v)
        ? `this text is as wide as ${v['length']} letters; ${named(places, v['limitName'])} shows ${v['limit']}`
        : `with long values this text has ${v['length']} characters; ${named(places, v['limitName'])} holds ${v['limit']}`,
    hint: () => 'shorten it',
  },
  ZP209: {
    title: 'Apostrophe hides a placeholder',
    why: 'In these texts a single apostrophe before such a character makes plain text of all that follows.',
    message: () => 'an apostrophe before <, >, { or } makes the rest plain text',
    hint: () => "write two apostrophes ('') or ’",
  },
  ZP210: {
    title: 'Language not spoken',
    why: 'Nobody would ever read this file.',
    message: (v) => `this city does not speak "${v['language']}", so nobody reads this file`,
    hint: (v) =>
      v['meant']
        ? `the file of this language is called ${v['meant']}.yaml: rename it, or move its texts there`
        : 'add it to languages: in city.yaml, or delete the file',
  },
  ZP211: {
    title: 'Tag with wrong attributes',
    why: 'Telegram refuses a message whose links or spoilers it does not understand.',
    message: (v) => filled(named(linkProblems, v['problem']), v),
    hint: (v) => named(linkExamples, v['problem']),
  },
  ZP220: {
    title: 'Language not complete',
    why: 'There are no built-in texts in this language, so whatever is missing could not be said at all.',
    message: (v) => `${v['count']} prompts are missing in "${v['language']}": ${v['missing']}`,
    hint: () => 'write every prompt; `zeta prompts list --missing` shows them',
  },
  ZP222: {
    title: 'Character that Telegram does not know by name',
    why: 'Customers would read "&nbsp;" in the middle of a sentence.',
    message: (v) => `Telegram shows ${v['text']} as it is written`,
    hint: () => 'write the character itself; only &lt; &gt; &amp; and &quot; are known by name',
  },
  ZP223: {
    title: 'Formatting in plain text',
    why: 'Buttons, commands and parts of other texts are shown as they are: customers would read the tag itself.',
    message: (v) => `this text is shown as it is, with "${v['text']}" in it`,
    hint: () => 'write it without tags, and signs such as < and & as they are',
  },
  ZP224: {
    title: 'Tags that cannot hold each other',
    why: 'Telegram keeps one of the two and drops the other, so the text looks unlike what was written.',
    message: (v) => `<${v['tag']}> has no effect inside <${v['outer']}>`,
    hint: (v) =>
      v['tag'] === v['outer'] ? 'one of them is enough' : `close <${v['outer']}> before <${v['tag']}>`,
  },
  ZP221: {
    title: 'Own text in one language only',
    why: 'Customers of the other language read the built-in text, which may say something else.',
    message: (v) => `${v['key']} has an own text in ${v['written']}, but not in ${v['lacking']}`,
    hint: (v) => `add it to prompts/${v['lacking']}.yaml`,
  },
} satisfies Readonly<Record<string, CodeWords>>;
