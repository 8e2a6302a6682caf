import { inOneLine } from '../in-one-line.ts';
import type { CodeWords, Values } from '../words.ts';
import { didYouMean } from './did-you-mean.ts';

function searchProblem(v: Values): string {
  const came = v['found'] ? `нашлось ${v['found']}` : 'не нашлось ничего';
  if (v['problem'] === 'finds-something') return `не должно находиться ничего, но ${came}`;
  if (v['problem'] === 'sku') return `${v['sku']} нет среди первых ${v['within']}; ${came}`;
  return `категории «${v['category']}» нет среди первых ${v['within']}; ${came}`;
}

/** Data of ZT102, in words. */
function conversationProblem(values: Values): string {
  const v = inOneLine(values);
  const where = v['where'] === 'group' ? ' в группе менеджеров' : '';
  const got = v['got'] ? `получено ${v['got']}` : `получено молчание${where}`;
  switch (String(v['problem'])) {
    case 'no-button':
      return `кнопки ${v['button']} нет`;
    case 'not-said':
      return `ожидалось «${v['expected']}»${where}, ${got}`;
    case 'said':
      return `«${v['expected']}» не должно быть сказано${where}, ${got}`;
    case 'no-match':
      return `ничто из сказанного${where} не подходит под ${v['expected']}, ${got}`;
    case 'text':
      return v['got']
        ? `ожидался текст «${v['expected']}»${where}, получен «${v['got']}»`
        : `ожидался текст «${v['expected']}»${where}, ${got}`;
    case 'count':
      return `ожидалось сообщений${where}: ${v['expected']}, пришло: ${v['number']}`;
    case 'not-silent':
      return `ответа${where} не должно быть, ${got}`;
    case 'buttons':
      return `${v['among'] ? 'среди кнопок' : 'кнопки'}${where}: ожидалось ${v['expected'] || 'ничего'}, есть ${v['got'] || 'ничего'}`;
    case 'products':
      return `${v['among'] ? 'среди товаров' : 'товары'}: ожидалось ${v['expected'] || 'ничего'}, показано ${v['got'] || 'ничего'}`;
    case 'prompt':
      return `текст ${v['expected']} не использован; использованы: ${v['got'] || 'никакие'}`;
    case 'deal':
      return `${v['key']} сделки: ожидалось ${v['expected']}, есть ${v['got']}`;
    case 'no-deal':
      return 'в CRM нет сделки';
    case 'no-such-deal':
      return `такой сделки, чтобы её перевести, нет; сделок пока: ${v['number']}`;
    case 'no-group':
      return 'у города нет группы менеджеров';
    case 'no-card':
      return `в группе менеджеров нет ничего, к чему подошло бы ${v['what']}`;
    default:
      return `бот сломался (${v['error']})`;
  }
}

function conversationHint(v: Values): string {
  switch (String(v['problem'])) {
    case 'no-button':
      if (v['nearest']) return `может быть, ${v['nearest']}?`;
      return v['buttons'] ? `есть: ${v['buttons']}` : 'кнопок пока нет ни под одним сообщением';
    case 'text':
    case 'buttons':
    case 'products':
      return v['got'] && !v['among'] ? 'если так и надо: zeta test --update' : '';
    case 'no-group':
      return 'её называет manager.chat в city.yaml';
    case 'no-such-deal':
      return 'сначала покупатель нажимает «Заявка»';
    default:
      return '';
  }
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
    message: (v) => `${v['name']}: ${conversationProblem(v)}`,
    hint: conversationHint,
  },
  ZT103: {
    title: 'Шаг проверки разговора прерван',
    why: 'Шаг занимает миллисекунды. Шаг на секунды задержал бы всех покупателей города, или это бесконечное регулярное выражение.',
    message: (v) => `${v['name']}: этот шаг не закончился и прерван`,
    hint: () =>
      'поищите регулярное выражение, которое подходит многими способами; если его нет, сообщите нам: это наша ошибка',
  },
  ZT201: {
    title: 'Шаг делает не одно действие',
    why: 'Ожидаемое сравнивается с тем, к чему привело одно действие.',
    message: (v) => {
      if (v['isSend'])
        return v['second']
          ? `в send сразу ${v['first']} и ${v['second']}`
          : 'в send не сказано, что прислать';
      if (v['first'] === '') return 'этот шаг ничего не делает и ничего не ждёт';
      return `этот шаг делает два действия: ${v['first']} и ${v['second']}`;
    },
    hint: (v) => {
      if (v['isSend']) return 'напишите одно из contact, photo и location';
      if (v['first'] === '') return 'добавьте действие, например say, или expect';
      return `сделайте ${v['second']} отдельным шагом: «- ${v['second']}: …»`;
    },
  },
  ZT202: {
    title: 'Негодное регулярное выражение',
    why: 'Выражение, которое не прочитать, ни к чему не подойдёт; повторение повторённого может не кончиться никогда.',
    message: (v) => {
      if (v['problem'] === 'long') return 'регулярное выражение длиннее 500 знаков';
      const what = v['problem'] === 'nested' ? 'повторяет уже повторённое' : 'нельзя прочитать';
      return `регулярное выражение ${v['pattern']} ${what}`;
    },
    hint: (v) =>
      v['problem'] === 'nested'
        ? 'пишите (a|b)+ без + и * внутри скобок'
        : 'перед знаками, которые значат сами себя, ставьте обратную черту: \\( \\. \\+ ; или возьмите contains',
  },
  ZT203: {
    title: 'Неизвестное имя в проверке разговора',
    why: 'Имя, за которым ничего не стоит, было бы сказано или искалось бы как есть.',
    message: (v) =>
      v['of'] === 'prompts'
        ? `текста ${v['name']} нет`
        : `ни в одной строке examples нет столбца ${v['name']}`,
    hint: didYouMean,
  },
  ZT204: {
    title: 'Язык, на котором город не говорит',
    why: 'Такому покупателю отвечают на первом языке города, и проверка показала бы не то.',
    message: (v) => `город не говорит на языке ${v['language']}`,
    hint: (v) => `его языки: ${v['languages']}; новые добавляют в city.yaml`,
  },
  ZT205: {
    title: 'Такого дня нет',
    why: 'Часы разговора начинаются с момента, который бывает.',
    message: (v) => `такого дня нет: ${v['now']}`,
    hint: () =>
      'напишите день недели и время, например sat 20:30, или дату и время, например 2026-12-31 18:00',
  },
} satisfies Readonly<Record<string, CodeWords>>;
