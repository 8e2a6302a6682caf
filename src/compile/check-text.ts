import { visibleText } from '../base/html.ts';
import {
  htmlLimits,
  lengthOf,
  limitLengths,
  type PromptLimit,
  type PromptSpec,
} from '../city/prompt-spec.ts';
import { checkHtml, htmlInPlainText } from './check-html.ts';
import { checkIcu, parseIcu, type TextProblem } from './check-icu.ts';
import { otherBrackets, otherMarkup } from './other-markup.ts';
import { type Sample, sampleTexts } from './sample-texts.ts';

/** Everything that could go wrong with one prompt's text once it is filled in and sent. */
export function checkText(text: string, spec: PromptSpec, language: string): readonly TextProblem[] {
  // Two apostrophes are one; a single one before these characters makes plain text of what follows.
  const trap = /(?<!')(?:'')*'(?!')(?=[<>{}])/.exec(text);
  if (trap) return [{ code: 'ZP209', at: trap.index, length: lineLength(text, trap.index), values: {} }];
  const isHtml = htmlLimits.has(spec.limit);
  // What a CRM makes of a comment is its own affair.
  const markup = spec.limit === 'comment' ? [] : otherMarkup(text, isHtml);
  const brackets = otherBrackets(text, spec);
  if (brackets.length > 0) return [...brackets, ...markup];
  const parsed = parseIcu(text);
  if ('problem' in parsed) return [parsed.problem];
  const icu = checkIcu(parsed.elements, spec, language);
  const tried = sampleTexts(text, parsed.elements, spec, language);
  const samples = tried.filter((sample): sample is Sample => !(sample instanceof Error));
  const unfilled = icu.length === 0 && samples.length < tried.length ? [cannotBeFilled(text)] : [];
  const html = isHtml ? htmlProblems(samples) : spec.limit === 'comment' ? [] : htmlInPlainText(text);
  const length = Math.max(
    0,
    ...samples.map((sample) => lengthOf(isHtml ? visibleText(sample.text) : sample.text, spec.limit)),
  );
  return [...icu, ...unfilled, ...html, ...markup, ...tooLong(length, spec.limit, text)];
}

/** Mistakes in the HTML of any sample, each once, at the place in the message that it comes from. */
function htmlProblems(samples: readonly Sample[]): readonly TextProblem[] {
  const found = new Map<string, TextProblem>();
  for (const { text, originOf } of samples) {
    for (const problem of checkHtml(text)) {
      const at = originOf(problem.at);
      const end = originOf(problem.at + problem.length - 1) + 1;
      const key = `${problem.code} ${at}`;
      if (!found.has(key)) found.set(key, { ...problem, at, length: Math.max(1, end - at) });
    }
  }
  return [...found.values()];
}

function lineLength(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return (end === -1 ? text.length : end) - at;
}

/** A text that throws while it is filled in would be silence for a customer: `{city_name, date}`. */
function cannotBeFilled(text: string): TextProblem {
  const found = /\{[^{},]*,[^{}\n]*/.exec(text);
  const at = found?.index ?? 0;
  return {
    code: 'ZP203',
    at,
    length: found?.[0].length ?? lineLength(text, 0),
    values: { problem: 'cannot-be-formatted' },
  };
}

function tooLong(length: number, limit: PromptLimit, text: string): readonly TextProblem[] {
  if (length <= limitLengths[limit]) return [];
  const values = { length, limit: limitLengths[limit], limitName: limit };
  return [{ code: 'ZP208', at: 0, length: lineLength(text, 0), values }];
}
