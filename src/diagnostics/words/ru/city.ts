import { type CodeWords, named } from '../words.ts';
import { didYouMean } from './did-you-mean.ts';

/** Kinds of values, as a schema names them and as a file has them. */
export const kinds: Readonly<Record<string, string>> = {
  string: 'текст',
  integer: 'целое число',
  number: 'число',
  boolean: 'true или false',
  'string,integer,boolean': 'заголовок или номер столбца',
  array: 'список',
  object: 'набор настроек',
  null: 'пусто',
  blank: 'пусто',
};

const needed: Readonly<Record<string, string>> = {
  string: 'нужен текст',
  integer: 'нужно целое число',
  number: 'нужно число',
  boolean: 'нужно true или false',
  'string,integer,boolean': 'нужен заголовок или номер столбца',
  array: 'нужен список',
  object: 'нужен набор настроек',
  null: 'нужно оставить пустым',
};

const kindHints: Readonly<Record<string, string>> = {
  array: 'список пишется так: [одно, другое]',
  object: 'напишите настройки ниже, каждую на своей строке, с отступом в два пробела',
};

const limits: Readonly<Record<string, string>> = {
  minLength: 'наименьшая длина — {limit}',
  maxLength: 'наибольшая длина — {limit}',
  minItems: 'записей должно быть не меньше {limit}',
  maxItems: 'записей должно быть не больше {limit}',
  minProperties: 'настроек должно быть не меньше {limit}',
  maxProperties: 'здесь слишком много: в одном может быть не больше {limit}',
  uniqueItems: 'одна и та же запись стоит дважды',
  minimum: 'наименьшее значение — {limit}',
  maximum: 'наибольшее значение — {limit}',
};

const unreadableNames: Readonly<Record<string, string>> = {
  ending: 'кончается точкой или пробелом',
  control: 'содержит невидимые знаки',
  reserved: 'занято системой Windows',
  characters: 'содержит знак, недопустимый в Windows',
  decomposed: 'записано с отдельными надстрочными знаками и выглядит как другое имя',
};

/** `ZC`: city files, YAML, and what lies about in the folders. */
export const cityWords = {
  ZC201: {
    title: 'Неизвестный ключ',
    why: 'Настройка с опечаткой в названии просто не действовала бы.',
    message: (v) => `настройки «${v['key']}» здесь нет`,
    hint: (v) => didYouMean(v) || `здесь могут стоять: ${v['known']}`,
  },
  ZC202: {
    title: 'Не хватает ключа',
    why: 'Без этой настройки город не может работать.',
    message: (v) => `не хватает настройки «${v['key']}»`,
    hint: (v) => `добавьте сюда строку ${v['key']}:`,
  },
  ZC203: {
    title: 'Значение другого вида',
    why: 'YAML сам угадывает вид значения: 12 — число, "12" — текст. Если он ошибся, помогают кавычки.',
    message: (v) => `${v['path'] || 'файл'}: ${named(needed, v['expected'])}, а стоит ${actual(v)}`,
    hint: (v) => {
      if (isUnquoted(v)) return `возьмите в кавычки: "${v['value']}"`;
      const isWhole = v['path'] === '' && v['expected'] === 'array';
      return isWhole
        ? 'начните каждую запись этого файла с дефиса и пробела: «- »'
        : named(kindHints, v['expected'], '');
    },
  },
  ZC204: {
    title: 'Недопустимое значение',
    why: 'ZETA понимает только значения из списка.',
    message: (v) => `${v['path']}: допустимо только ${v['allowed']}`,
    hint: didYouMean,
  },
  ZC205: {
    title: 'Неверная запись',
    why: 'Имя, номер, время или ссылка на ключ в другой записи подвели бы позже, на глазах у покупателя.',
    message: (v) => `${v['path']}: значение записано не так, как нужно`,
    hint: (v) =>
      v['isPoint'] ? `дробная часть пишется после точки: ${v['example']}` : `например: ${v['example']}`,
  },
  ZC206: {
    title: 'За пределами допустимого',
    why: 'За этими пределами настройка не работает.',
    message: (v) => {
      const problem = named(limits, v['rule']).replace('{limit}', String(v['limit']));
      return `${v['path'] || 'файл'}: ${problem}`;
    },
  },
  ZC301: {
    title: 'Секрет в файле',
    why: 'Кто прочитал токен, тот владеет ботом, а файлы видят многие, и история хранит всё.',
    message: () => 'похоже на настоящий токен или адрес вебхука; в этих файлах секретам не место',
    hint: () => 'отзовите его (его уже видели), новый запишите в .env, а здесь напишите env:ИМЯ',
  },
  ZC303: {
    title: 'Один токен на два города',
    why: 'Один бот не может быть двумя магазинами: покупатели получили бы товары чужого города.',
    message: (v) => `${v['reference']} — это уже токен города ${v['other']}`,
    hint: () => 'у каждого города свой бот',
  },
  ZC304: {
    title: 'Неизвестный часовой пояс',
    why: 'По нему считаются часы работы и даты.',
    message: (v) => `часового пояса «${v['zone']}» нет`,
    hint: (v) => didYouMean(v) || 'нужно название вида Asia/Almaty',
  },
  ZC305: {
    title: 'Неизвестная валюта',
    why: 'В этой валюте показываются цены.',
    message: (v) => `валюты «${v['currency']}» нет в списке ISO 4217`,
    hint: didYouMean,
  },
  ZC306: {
    title: 'Нет файла city.yaml',
    why: 'Папка внутри cities/ — это город, и городом её делает файл city.yaml.',
    message: (v) => `у города «${v['city']}» нет файла city.yaml`,
    hint: (v) =>
      v['found'] ? `переименуйте ${v['found']} в city.yaml` : 'добавьте его или начните имя папки со знака _',
  },
  ZC307: {
    title: 'Имя не подходит городу',
    why: 'Имя папки — это имя города в адресах и командах.',
    message: (v) => `папка города не может называться «${v['name']}»`,
    hint: () => 'строчная латинская буква, затем от 1 до 39 латинских букв, цифр или дефисов',
  },
  ZC308: {
    title: 'Не к кому обратиться',
    why: 'Покупатель, который хочет поговорить с человеком, никого не найдёт.',
    message: () => 'у города нет ни менеджера, ни Битрикс24: покупателю не к кому обратиться',
    hint: () => 'добавьте manager: с именем или группой',
  },
  ZC309: {
    title: 'Язык без текстов',
    why: 'Для некоторых языков есть встроенные тексты; для остальных город должен принести все свои.',
    message: (v) => `текстов на языке «${v['language']}» нет`,
    hint: (v) => `возьмите ${v['known']} или добавьте prompts/${v['language']}.yaml со всеми текстами`,
  },
  ZC310: {
    title: 'Неизвестная подстановка в поле сделки',
    why: 'В сделку попали бы скобки вместо значения.',
    message: (v) => `подстановки «{${v['value']}}» в полях сделки нет`,
    hint: (v) => didYouMean(v) || `есть: ${v['known']}`,
  },
  ZC311: {
    title: 'Путь за пределы cities/',
    why: 'Город — это его папка и _shared: чего в них нет, того не будет и на сервере.',
    message: (v) =>
      v['kind'] === 'address'
        ? `${v['path']} — это адрес, а не файл`
        : `${v['path']} ведёт за пределы папки cities/`,
    hint: (v) =>
      v['kind'] === 'address'
        ? 'загрузите его командой zeta catalog import или впишите в catalog.feeds'
        : 'положите файл в папку города или в cities/_shared/',
  },
  ZC312: {
    title: 'Этот файл никто не читает',
    why: 'Файл с опечаткой в имени молча ничего не меняет.',
    message: () => 'ZETA не читает этот файл',
    hint: (v) =>
      didYouMean(v) ||
      (v['kind'] === 'outside' ? `файлы города лежат в папке cities/: ${v['place']}` : '') ||
      (v['kind'] === 'catalog'
        ? 'если это прайс-лист, впишите его в city.yaml: catalog.files; если нет, перенесите из папки cities/'
        : 'удалите его или перенесите из папки cities/'),
  },
  ZC313: {
    title: 'Символическая ссылка',
    why: 'Ссылка может вести туда, что есть только на одном компьютере.',
    message: () => 'это символическая ссылка, а не файл; по ссылкам ZETA не ходит',
    hint: () => 'положите сюда сам файл; общее для городов — в cities/_shared/',
  },
  ZC314: {
    title: 'Имена различаются только регистром',
    why: 'В Windows и macOS это один и тот же файл, и один из двух молча пропадёт.',
    message: (v) => `«${v['name']}» и «${v['other']}» различаются только большими и малыми буквами`,
    hint: () => 'переименуйте или удалите один из двух',
  },
  ZC315: {
    title: 'Неудобное имя файла',
    why: 'Коллега с другой системой не сможет получить эту папку.',
    message: (v) => `имя файла ${named(unreadableNames, v['problem'])}`,
    hint: () => 'переименуйте файл: буквы, цифры, дефисы, точки',
  },
  ZC316: {
    title: 'Часы работы без длительности',
    why: 'Магазин никогда не был бы открыт.',
    message: (v) => `часы работы начинаются и кончаются в ${v['time']}`,
    hint: () => 'исправьте from: или to:; для круглосуточной работы напишите "00:00" и "23:59"',
  },
  ZC317: {
    title: 'Часы работы через полночь',
    why: 'Так бывает, но чаще from и to просто перепутаны.',
    message: (v) => `с ${v['from']} до ${v['to']} — значит, через полночь`,
    hint: () => 'если это не так, поменяйте их местами',
  },
  ZC318: {
    title: 'Один бот на два города',
    why: 'Один бот не может быть двумя магазинами: покупатели получили бы товары чужого города.',
    message: (v) => `@${v['username']} — это уже бот города ${v['other']}`,
    hint: () => 'у каждого города свой бот',
  },
} satisfies Readonly<Record<string, CodeWords>>;

function actual(v: Parameters<CodeWords['message']>[0]): string {
  if (v['actual'] === 'number') return `число ${v['value']}`;
  if (v['actual'] === 'boolean') return `${v['value']} (да или нет)`;
  return named(kinds, v['actual']);
}

function isUnquoted(v: Parameters<CodeWords['message']>[0]): boolean {
  return v['expected'] === 'string' && (v['actual'] === 'number' || v['actual'] === 'boolean');
}
