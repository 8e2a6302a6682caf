import { visibleText } from '../base/html.ts';
import { htmlLimits, limitLengths, type PromptLimit, type PromptSpec } from '../city/prompt-spec.ts';
import { checkHtml } from './check-html.ts';
import { checkIcu, parseIcu, type TextProblem } from './check-icu.ts';
import { sampleTexts } from './sample-texts.ts';

/** Everything that could go wrong with one prompt's text once it is filled in and sent. */
export function checkText(text: string, spec: PromptSpec, language: string): readonly TextProblem[] {
  // Two apostrophes are one; a single one before these characters makes plain text of what follows.
  const trap = /(?<!')(?:'')*'(?!')(?=[<>{}])/.exec(text);
  if (trap) return [{ code: 'ZP209', needle: text.slice(trap.index), values: {} }];
  const parsed = parseIcu(text);
  if ('problem' in parsed) return [parsed.problem];
  const icu = checkIcu(parsed.elements, spec, language);
  const tried = sampleTexts(text, parsed.elements, spec, language);
  const samples = tried.filter((sample) => typeof sample === 'string');
  const unfilled = icu.length === 0 && samples.length < tried.length ? [cannotBeFilled(text)] : [];
  const isHtml = htmlLimits.has(spec.limit);
  const html = isHtml ? samples.map(checkHtml).find((problems) => problems.length > 0) : undefined;
  const length = Math.max(0, ...samples.map((sample) => (isHtml ? visibleText(sample) : sample).length));
  return [...icu, ...unfilled, ...(html ?? []), ...tooLong(length, spec.limit, text)];
}

/** A text that throws while it is filled in would be silence for a customer: `{city_name, date}`. */
function cannotBeFilled(text: string): TextProblem {
  const needle = /\{[^{},]*,[^{}]*/.exec(text)?.[0] ?? text;
  return { code: 'ZP203', needle, values: { problem: 'cannot-be-formatted' } };
}

function tooLong(length: number, limit: PromptLimit, text: string): readonly TextProblem[] {
  if (length <= limitLengths[limit]) return [];
  const values = { length, limit: limitLengths[limit], limitName: limit };
  return [{ code: 'ZP208', needle: text.split('\n')[0] ?? '', values }];
}
