import { nearest } from '../base/nearest.ts';
import type { PromptSpec } from '../city/prompt-spec.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { checkText } from './check-text.ts';
import type { CityDraft } from './read-city-file.ts';
import { withPiece } from './yaml-fixes.ts';

/** Values that a deal's own fields may use. */
const known = ['city', 'city_name', 'customer', 'product_name', 'query', 'sku'] as const;

const spec: PromptSpec = {
  limit: 'comment',
  values: Object.fromEntries(known.map((name) => [name, { type: 'text', sample: name }])),
};

/** `bitrix.deal.fields`: texts with values of their own, filled in when a deal is made. */
export function checkDealFields({ file, value }: CityDraft): readonly Diagnostic[] {
  const language = value.languages?.[0] ?? 'ru';
  return Object.entries(value.bitrix?.deal?.fields ?? {}).flatMap(([name, template]) => {
    const path = ['bitrix', 'deal', 'fields', name];
    return checkText(template, spec, language).map((problem) => {
      const place = file.placeInText(path, problem.at, problem.length);
      if (problem.code !== 'ZP204')
        return diagnostic('ZC319', place, { ...problem.values, code: problem.code });
      const written = String(problem.values['value']);
      const near = nearest(written, known) ?? '';
      const values = { value: written, known: known.map((one) => `{${one}}`).join(', '), nearest: near };
      const meant = template.slice(problem.at, problem.at + problem.length).replace(written, near);
      const told = diagnostic('ZC310', place, values);
      return near === '' ? told : withPiece(told, file, path, { ...problem, meant });
    });
  });
}
