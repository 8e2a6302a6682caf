import type { CityFile } from '../city/generated/city-file.ts';
import type { PromptLimit, PromptSpec } from '../city/prompt-spec.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { checkText } from './check-text.ts';
import { placeTextProblem } from './place-text-problem.ts';
import type { CityDraft } from './read-city-file.ts';
import type { YamlPath } from './yaml-file.ts';

type Stage = NonNullable<NonNullable<CityFile['bitrix']>['stages']>[string];

const values: PromptSpec['values'] = {
  number: { type: 'text', sample: '1048576' },
  name: {
    type: 'text',
    sample:
      'Диван угловой раскладной «Медео Премиум» с ящиком для белья и оттоманкой, серый велюр, 280х180х90 см',
  },
};

/** `bitrix.stages`: texts with values of their own, in each language of the city. */
export function checkStages(city: CityDraft): readonly Diagnostic[] {
  return Object.entries(city.value.bitrix?.stages ?? {}).flatMap(([id, { name, text }]: [string, Stage]) => [
    ...checkTexts(city, ['bitrix', 'stages', id, 'name'], name, { limit: 'fragment', values: {} }),
    ...checkTexts(city, ['bitrix', 'stages', id, 'text'], text, {
      limit: 'message' satisfies PromptLimit,
      values,
    }),
  ]);
}

function checkTexts(
  { file, value }: CityDraft,
  path: YamlPath,
  texts: Readonly<Record<string, string>> | undefined,
  spec: PromptSpec,
): readonly Diagnostic[] {
  if (!texts) return [];
  const lacking = (value.languages ?? []).filter((language) => !Object.hasOwn(texts, language));
  return [
    ...lacking.map((language) =>
      diagnostic('ZP230', file.placeOfKey(path), { key: path.join('.'), language }),
    ),
    ...Object.entries(texts).flatMap(([language, text]) =>
      checkText(text, spec, language).map((problem) =>
        placeTextProblem(file, [...path, language], [...path, language].join('.'), spec, problem, text),
      ),
    ),
  ];
}
