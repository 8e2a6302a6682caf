import { nearest } from '../base/nearest.ts';
import type { ConversationTestsFile } from '../city/generated/conversation-tests.ts';
import { type PromptKey, promptSpecs } from '../city/generated/prompt-keys.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { ShapedFile } from './read-shaped-file.ts';
import { localMoment } from './test-moment.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

type Conversation = ConversationTestsFile[number];
type Step = Conversation['steps'][number];

const actions = ['say', 'press', 'send', 'manager', 'crm', 'wait', 'bitrix', 'telegram'] as const;
const contents = ['contact', 'photo', 'location'] as const;
/** Names in angle brackets: `<query>`. */
export const placeholder = /<([\p{L}_][\p{L}\p{N}_ -]{0,39})>/gu;
/** What every conversation has a value for. */
const ownNames = ['language'];
/** Longer ones take long, and nobody reads them. */
const mostPattern = 500;

/** Mistakes of conversations that have their shape. `languages`: those of the city, where they are known. */
export function checkConversations(
  { file, value }: ShapedFile<ConversationTestsFile>,
  languages: readonly string[] | undefined,
): readonly Diagnostic[] {
  return value.flatMap((conversation, at) => [
    ...momentMistakes(file, [at], conversation),
    ...languageMistakes(file, [at], conversation, languages),
    ...conversation.steps.flatMap((step, number) => stepMistakes(file, [at, 'steps', number], step)),
    ...nameMistakes(file, [at], conversation),
  ]);
}

function momentMistakes(file: YamlFile, path: YamlPath, { now }: Conversation): readonly Diagnostic[] {
  if (now === undefined || localMoment(now, 'UTC') !== undefined) return [];
  return [diagnostic('ZT205', file.placeOf([...path, 'now']), { now })];
}

function languageMistakes(
  file: YamlFile,
  path: YamlPath,
  { language, languages = [], examples = [] }: Conversation,
  spoken: readonly string[] | undefined,
): readonly Diagnostic[] {
  if (!spoken) return [];
  const wanted: readonly (readonly [YamlPath, unknown])[] = [
    [['language'], language],
    ...languages.map((one, at) => [['languages', at], one] as const),
    ...examples.map((row, at) => [['examples', at, 'language'], row['language']] as const),
  ];
  return wanted.flatMap(([key, one]) => {
    if (one === undefined || spoken.includes(String(one))) return [];
    const values = { language: String(one), languages: spoken.join(', ') };
    return [diagnostic('ZT204', file.placeOf([...path, ...key]), values)];
  });
}

function stepMistakes(file: YamlFile, path: YamlPath, step: Step): readonly Diagnostic[] {
  const did = actions.filter((name) => step[name] !== undefined);
  const [first = '', second] = did;
  const isNothing = did.length === 0 && step.contains === undefined && step.expect === undefined;
  const { send, expect } = step;
  const sent = typeof send === 'object' ? contents.filter((name) => send[name] !== undefined) : [];
  return [
    ...(second ? [diagnostic('ZT201', file.placeOfKey([...path, second]), { first, second })] : []),
    ...(isNothing ? [diagnostic('ZT201', file.placeOf(path), { first: '', second: '' })] : []),
    ...(typeof send === 'object' && sent.length !== 1
      ? [
          diagnostic('ZT201', file.placeOf([...path, 'send']), {
            first: sent[0] ?? '',
            second: sent[1] ?? '',
            isSend: 1,
          }),
        ]
      : []),
    ...(typeof expect === 'object' ? expectMistakes(file, [...path, 'expect'], expect) : []),
  ];
}

type Expected = Exclude<NonNullable<Step['expect']>, string>;

function expectMistakes(
  file: YamlFile,
  path: YamlPath,
  { matches, manager, prompts = [] }: Expected,
): readonly Diagnostic[] {
  return [
    ...patternMistakes(file, [...path, 'matches'], matches),
    ...(typeof manager === 'object'
      ? patternMistakes(file, [...path, 'manager', 'matches'], manager.matches)
      : []),
    ...prompts.flatMap((key, at) => unknownPrompt(file, [...path, 'prompts', at], key)),
  ];
}

function unknownPrompt(file: YamlFile, path: YamlPath, key: string): readonly Diagnostic[] {
  if (Object.hasOwn(promptSpecs, key) || /<.+>/.test(key)) return [];
  // The table's keys are the prompts: its type says so.
  const near = nearest(key, Object.keys(promptSpecs) as PromptKey[]) ?? '';
  return [diagnostic('ZT203', file.placeOf(path), { name: key, nearest: near, of: 'prompts' })];
}

function patternMistakes(
  file: YamlFile,
  path: YamlPath,
  patterns: string | readonly string[] | undefined,
): readonly Diagnostic[] {
  const list = typeof patterns === 'string' ? [patterns] : (patterns ?? []);
  return list.flatMap((pattern, at) => {
    const problem = patternProblem(pattern);
    if (problem === undefined) return [];
    const place = file.placeOf(typeof patterns === 'string' ? path : [...path, at]);
    return [diagnostic('ZT202', place, { pattern, problem })];
  });
}

function patternProblem(pattern: string): string | undefined {
  if (pattern.length > mostPattern) return 'long';
  try {
    // Names of a table may stand for any part of it.
    const read = new RegExp(pattern.replaceAll(placeholder, 'x'), 'u');
    return read.source && repeatsRepeated(pattern) ? 'nested' : undefined;
  } catch {
    return 'syntax';
  }
}

/**
 * Whether a group that repeats without a limit is repeated without a limit itself, as in `(a+)+`: such an expression may take
 * longer than the universe on a text of thirty letters.
 */
function repeatsRepeated(pattern: string): boolean {
  const plain = pattern.replaceAll(/\\./gs, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  const open: { hasRepeat: boolean }[] = [{ hasRepeat: false }];
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at];
    if (sign === '(') open.push({ hasRepeat: false });
    const closed = sign === ')' ? open.pop() : undefined;
    const around = open.at(-1);
    const isRepeated = /^(?:[*+]|\{\d*,\})/.test(plain.slice(at + 1));
    if (closed && isRepeated && closed.hasRepeat) return true;
    if (around && (isRepeated || closed?.hasRepeat)) around.hasRepeat ||= sign !== '(';
  }
  return false;
}

/** Names that no column has, where there is a table. */
function nameMistakes(
  file: YamlFile,
  path: YamlPath,
  { examples, steps }: Conversation,
): readonly Diagnostic[] {
  if (!examples) return [];
  const columns = new Set([...ownNames, ...examples.flatMap((row) => Object.keys(row))]);
  const mistakes: Diagnostic[] = [];
  eachText(steps, [...path, 'steps'], (text, at) => {
    for (const { 0: written, 1: name = '', index } of text.matchAll(placeholder)) {
      if (columns.has(name)) continue;
      const place = file.placeInText(at, index, written.length);
      const near = nearest(name, columns) ?? '';
      mistakes.push(diagnostic('ZT203', place, { name, nearest: near, of: 'columns' }));
    }
  });
  return mistakes;
}

function eachText(value: unknown, path: YamlPath, use: (text: string, at: YamlPath) => void): void {
  if (typeof value === 'string') return use(value, path);
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) eachText(one, [...path, at], use);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) eachText(one, [...path, key], use);
}
