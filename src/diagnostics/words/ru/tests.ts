import type { CodeWords, Values } from '../words.ts';

function searchProblem(v: Values): string {
  const came = v['found'] ? `нашлось ${v['found']}` : 'не нашлось ничего';
  if (v['problem'] === 'finds-something') return `не должно находиться ничего, но ${came}`;
  if (v['problem'] === 'sku') return `${v['sku']} нет среди первых ${v['within']}; ${came}`;
  return `категории «${v['category']}» нет среди первых ${v['within']}; ${came}`;
}

/** `ZT`: tests of a city. */
export const testWords = {
  ZT101: {
    title: 'Проверка поиска не прошла',
    why: 'Проверка говорит, что покупатели должны находить; сейчас они этого не находят.',
    message: (v) => `«${v['query']}»: ${searchProblem(v)}`,
    hint: (v) => `посмотрите, как ищется: zeta catalog search ${v['city']} "${v['query']}" --explain`,
  },
  ZT102: {
    title: 'Проверка разговора не прошла',
    why: 'Проверка говорит, что бот должен ответить; сейчас он отвечает другое.',
    message: (v) => {
      if (v['problem'] === 'no-button') return `${v['name']}: кнопки ${v['button']} нет`;
      return `${v['name']}: ожидалось «${v['expected']}», получено ${v['got'] || 'молчание'}`;
    },
  },
} satisfies Readonly<Record<string, CodeWords>>;
