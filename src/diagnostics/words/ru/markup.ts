import { type CodeWords, named } from '../words.ts';

const markups: Readonly<Record<string, string>> = {
  bold: 'эти знаки в Telegram ничего не выделяют',
  currency: 'цена подставляется вместе с валютой, и валюта повторится',
  link: 'скобки в Telegram не делают ссылку',
  heading: 'знак # в Telegram не делает заголовка',
  bbcode: 'квадратные скобки в Telegram ничего не оформляют',
  'line-break': 'обратная черта с n здесь не переносит строку',
};

const hints: Readonly<Record<string, string>> = {
  bold: 'жирный текст — это <b>текст</b>, курсив <i>текст</i>, зачёркнутый <s>текст</s>',
  currency: 'напишите просто {price}',
  link: 'ссылка — это <a href="https://…">текст</a>',
  heading: 'жирный текст — это <b>текст</b>',
  bbcode: 'жирный текст — это <b>текст</b>, ссылка — <a href="https://…">текст</a>',
  'line-break': 'запишите текст под ключом после |- и переносите строки там, где они кончаются',
};

/** `ZP22`: what other programs would understand. */
export const markupWords = {
  ZP225: {
    title: 'Оформление из другой программы',
    why: 'Покупатели прочитали бы сами знаки.',
    message: (v) => `покупатели прочитают ${v['written']}: ${named(markups, v['problem'])}`,
    hint: (v) => named(hints, v['problem']),
  },
  ZP226: {
    title: 'Скобки из другой программы',
    why: 'Вместо значения покупатели прочитали бы его имя в скобках.',
    message: (v) =>
      v['meant']
        ? `значение записано не так: ${v['written']}`
        : 'эта } ничего не закрывает, и покупатели её прочитают',
    hint: (v) => (v['meant'] ? `напишите ${v['meant']}` : 'уберите её или допишите { перед ней'),
  },
} satisfies Readonly<Record<string, CodeWords>>;
