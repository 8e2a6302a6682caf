import { phraseWords } from '../catalog/phrases.ts';
import { answerButtonSpec, answerSpec, type Faq, type FaqTopic } from '../city/faq.ts';
import type { PromptSpec } from '../city/prompt-spec.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { isBlankHtml } from './check-html.ts';
import { checkText } from './check-text.ts';
import { placeTextProblem } from './place-text-problem.ts';
import { readShapedFile, type ShapedFile, type ShapedReading } from './read-shaped-file.ts';
import { shapes } from './shapes.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** read -> parse -> check of one `faq.yaml`: its shape, its texts, and that each phrase belongs to one topic. */
export async function readFaq(files: Files, path: string): Promise<ShapedReading<Faq>> {
  const read = await readShapedFile<Faq>(files, path, shapes.faq);
  if (!read.shaped) return read;
  const diagnostics = [...read.diagnostics, ...mistakesIn(read.shaped)];
  return hasErrors(diagnostics) ? { diagnostics } : { shaped: read.shaped, diagnostics };
}

/** Files of `_shared` are read for each city that they lie under. */
const known = new WeakMap<ShapedFile<Faq>, readonly Diagnostic[]>();

function mistakesIn(shaped: ShapedFile<Faq>): readonly Diagnostic[] {
  const before = known.get(shaped);
  if (before) return before;
  const { file, value } = shaped;
  const texts = Object.entries(value).flatMap(([topic, asked]) => textMistakes(file, topic, asked));
  const diagnostics = [...texts, ...phraseMistakes(shaped)];
  known.set(shaped, diagnostics);
  return diagnostics;
}

function textMistakes(file: YamlFile, topic: string, { answer = {}, buttons = [] }: FaqTopic) {
  const answers = Object.entries(answer).flatMap(([language, text]) =>
    mistakesOf(file, [topic, 'answer', language], text, answerSpec, language),
  );
  const labels = buttons.flatMap((button, at) =>
    Object.entries(button.text).flatMap(([language, text]) =>
      mistakesOf(file, [topic, 'buttons', at, 'text', language], text, answerButtonSpec, language),
    ),
  );
  return [...answers, ...labels];
}

function mistakesOf(
  file: YamlFile,
  path: YamlPath,
  text: string,
  spec: PromptSpec,
  language: string,
): readonly Diagnostic[] {
  const key = path.join('.');
  if (isBlankHtml(text))
    return [diagnostic('ZP202', file.placeOf(path), { key, wanted: 'text', actual: 'blank' })];
  return checkText(text, spec, language).map((problem) =>
    placeTextProblem(file, path, key, spec, problem, text),
  );
}

function phraseMistakes({ file, value }: ShapedFile<Faq>): readonly Diagnostic[] {
  const topicOf = new Map<string, string>();
  return Object.entries(value).flatMap(([topic, { phrases }]) =>
    Object.entries(phrases).flatMap(([language, list]) =>
      list.flatMap((phrase, at) => {
        const place = file.placeOf([topic, 'phrases', language, at]);
        const words = phraseWords(phrase).join(' ');
        if (words === '') return [diagnostic('ZP231', place, { phrase })];
        const other = topicOf.get(words);
        if (other === undefined) topicOf.set(words, topic);
        return other === undefined || other === topic
          ? []
          : [diagnostic('ZP232', place, { phrase, topic: other })];
      }),
    ),
  );
}
