import { formsToAdd } from '../forms-to-add.ts';
import { type CodeWords, named } from '../words.ts';
import { kinds } from './city.ts';
import { didYouMean } from './did-you-mean.ts';
import { icuProblems } from './icu-problems.ts';
import { plural } from './plural.ts';

const tagProblems: Readonly<Record<string, string>> = {
  'not-open': 'закрывает то, что не открыто',
  order: 'стоит там, где нужно </{expected}>',
  'not-closed': 'не закрыт',
};

const tagHints: Readonly<Record<string, string>> = {
  'not-open': 'уберите его',
  order: 'сначала закройте <{expected}>',
  'not-closed': 'добавьте </{tag}>',
};

const linkProblems: Readonly<Record<string, string>> = {
  span: 'у <span> должно стоять ровно class="tg-spoiler"',
  href: 'у <a> должно стоять ровно href="…"',
  address: '«{link}» — не ссылка',
  closing: 'в закрывающем теге не бывает ничего, кроме названия',
};

const linkExamples: Readonly<Record<string, string>> = {
  span: '<span class="tg-spoiler">текст</span>',
  href: '<a href="https://…">текст</a>',
  address: '<a href="https://…">текст</a>',
  closing: 'например: </b>',
};

const places: Readonly<Record<string, string>> = {
  message: 'в сообщение',
  caption: 'в подпись под фото',
  answer: 'в ответ на кнопку',
  button: 'на кнопку маленького телефона',
  'half-button': 'на кнопку рядом с другой, на маленьком телефоне',
  command: 'в описание команды',
  description: 'в описание бота',
  about: 'в строку на странице бота',
  plain: 'сюда',
  comment: 'в комментарий сделки',
  fragment: 'в эту часть текста',
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
    title: 'Неизвестный текст',
    why: 'Текст с опечаткой в названии никогда не был бы показан.',
    message: (v) => `текста «${v['key']}» нет`,
    hint: (v) => didYouMean(v) || 'все названия показывает команда zeta prompts list',
  },
  ZP202: {
    title: 'Не текст',
    why: 'Здесь должен стоять текст для покупателя; пустое сообщение или список отправить нельзя.',
    message: (v) =>
      `${v['key'] || 'файл'}: ${v['wanted'] === 'group' ? 'нужен набор текстов' : 'нужен текст'}, а стоит ${named(kinds, v['actual'])}`,
    hint: (v) => {
      if (v['wanted'] === 'group') return 'напишите его тексты ниже, каждый под своим названием и с отступом';
      return v['actual'] === 'blank'
        ? 'напишите текст или удалите ключ: тогда покупатели прочитают встроенный'
        : 'возьмите текст в кавычки или напишите его под ключом после |-';
    },
  },
  ZP203: {
    title: 'Испорченная подстановка',
    why: 'Такой текст нельзя заполнить, и покупатель не получил бы никакого ответа.',
    message: icuProblem,
    hint: (v) => {
      if (v['problem'] === 'text-as-number' || v['problem'] === 'as-date')
        return `напишите просто {${v['value']}}`;
      return v['problem'] === 'too-deep'
        ? 'предложению хватает двух-трёх'
        : 'у каждой { должна быть }; простая подстановка — это {имя}';
    },
  },
  ZP204: {
    title: 'Неизвестная подстановка',
    why: 'Покупатель увидел бы имя в скобках или пустое место.',
    message: (v) => `подстановки «{${v['value']}}» в тексте ${v['key']} нет`,
    hint: (v) => {
      if (v['nearest']) return `возможно, вы имели в виду {${v['nearest']}}?`;
      return v['known'] ? `здесь есть: ${v['known']}` : 'у этого текста нет подстановок';
    },
  },
  ZP205: {
    title: 'Не хватает формы',
    why: 'С некоторыми числами текст читался бы неверно: «5 товар» вместо «5 товаров».',
    message: (v) =>
      `в {${v['value']}, ${v['kind']}} не хватает ${v['missing']} — без них не обойтись в языке ${v['language']}`,
    hint: (v) => `добавьте ${formsToAdd(String(v['missing']), String(v['kind']), String(v['language']))}`,
  },
  ZP206: {
    title: 'Недопустимый тег',
    why: 'Telegram отвергнет всё сообщение, и покупатель не получит ответа.',
    message: (v) => {
      if (v['problem'] === 'sign') return `«${v['tag']}» — не тег, а отдельный знак < Telegram отвергает`;
      return v['problem'] === 'nearly'
        ? `«${v['tag']}» — не тег: теги пишутся латинскими буквами и без пробелов`
        : `тег <${v['tag']}> в Telegram не работает`;
    },
    hint: (v) =>
      v['problem'] === 'sign'
        ? 'знак < пишется &lt;'
        : 'можно: b, i, u, s, code, pre, a, blockquote, tg-spoiler; сам знак < пишется &lt;',
  },
  ZP207: {
    title: 'Тег не закрыт',
    why: 'Telegram отвергает сообщение, в котором теги не сходятся.',
    message: (v) => `<${v['tag']}> ${filled(named(tagProblems, v['problem']), v)}`,
    hint: (v) => filled(named(tagHints, v['problem']), v),
  },
  ZP208: {
    title: 'Текст слишком длинный',
    why: 'Telegram не принимает более длинных текстов, а маленькие телефоны их обрезают. Подстановки считаются по самым длинным значениям.',
    message: (v) =>
      isButton(v)
        ? `текст шириной в ${plural(Number(v['length']), 'букву', 'буквы', 'букв')}; ${named(places, v['limitName'])} помещается ${v['limit']}`
        : `с длинными значениями в тексте ${plural(Number(v['length']), 'знак', 'знака', 'знаков')}; ${named(places, v['limitName'])} помещается ${v['limit']}`,
    hint: () => 'сократите его',
  },
  ZP209: {
    title: 'Апостроф прячет подстановку',
    why: 'В этих текстах одиночный апостроф перед таким знаком превращает всё дальнейшее в обычный текст.',
    message: () => 'апостроф перед <, >, { или } превращает всё дальнейшее в обычный текст',
    hint: () => "напишите два апострофа ('') или ’",
  },
  ZP210: {
    title: 'Город не говорит на этом языке',
    why: 'Этот файл никто никогда не прочитает.',
    message: (v) => `город не говорит на языке «${v['language']}», файл никто не читает`,
    hint: (v) =>
      v['meant']
        ? `файл этого языка называется ${v['meant']}.yaml: переименуйте его или перенесите тексты туда`
        : 'добавьте язык в languages: в city.yaml или удалите файл',
  },
  ZP211: {
    title: 'Тег с неверными свойствами',
    why: 'Telegram отвергает сообщение, ссылку или скрытый текст которого он не понимает.',
    message: (v) => filled(named(linkProblems, v['problem']), v),
    hint: (v) => named(linkExamples, v['problem']),
  },
  ZP220: {
    title: 'Язык заполнен не полностью',
    why: 'На этом языке нет встроенных текстов, и чего не хватает, того бот не сможет сказать.',
    message: (v) =>
      `на языке «${v['language']}» не хватает ${plural(Number(v['count']), 'текста', 'текстов', 'текстов')}: ${v['missing']}`,
    hint: () => 'напишите все тексты; их показывает zeta prompts list --missing',
  },
  ZP222: {
    title: 'Telegram не знает такого имени знака',
    why: 'Покупатель увидел бы посреди фразы «&nbsp;».',
    message: (v) => `Telegram покажет ${v['text']} буквально`,
    hint: () => 'поставьте сам знак; по именам Telegram знает только &lt; &gt; &amp; и &quot;',
  },
  ZP223: {
    title: 'Оформление в простом тексте',
    why: 'Кнопки, команды и части других текстов показываются как есть: покупатель прочитал бы сам тег.',
    message: (v) => `этот текст показывается как есть, вместе с «${v['text']}»`,
    hint: () => 'напишите его без тегов, а знаки < и & — как они есть',
  },
  ZP224: {
    title: 'Теги, которые не вкладываются друг в друга',
    why: 'Telegram оставит одно оформление из двух, и текст будет выглядеть не так, как написан.',
    message: (v) => `<${v['tag']}> внутри <${v['outer']}> не действует`,
    hint: (v) =>
      v['tag'] === v['outer'] ? 'достаточно одного' : `закройте <${v['outer']}> перед <${v['tag']}>`,
  },
  ZP221: {
    title: 'Свой текст только на одном языке',
    why: 'Покупатели, читающие на другом языке, увидят встроенный текст, а он может говорить другое.',
    message: (v) => `свой текст ${v['key']} есть на языке ${v['written']}, но нет на ${v['lacking']}`,
    hint: (v) => `добавьте его в prompts/${v['lacking']}.yaml`,
  },
} satisfies Readonly<Record<string, CodeWords>>;
