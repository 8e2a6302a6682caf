import { type CodeWords, named } from '../words.ts';
import { fields } from './catalog.ts';

/** What the first row of a table is. */
const headerProblems: Readonly<Record<string, string>> = {
  unmapped: 'в файле нет заголовка, и в city.yaml не сказано, что в каком столбце',
  unsure: 'непонятно, заголовок ли первая строка',
  title: 'первая строка — не заголовок: в ней занята одна ячейка',
};

const headerHints: Readonly<Record<string, string>> = {
  unmapped: 'укажите номера столбцов, считая с 1: catalog: { columns: { sku: 1, name: 2, price: 3 } }',
  unsure: 'укажите в city.yaml: catalog: { format: { header: true } } или false',
  title: 'удалите строки над названиями столбцов',
};

/** `ZK13`: how a table is read. */
export const tableWords = {
  ZK133: {
    title: 'Непонятно, есть ли заголовок',
    why: 'Заголовок показали бы как товар, или товар пропал бы вместо заголовка.',
    message: (v) => named(headerProblems, v['problem']),
    hint: (v) => named(headerHints, v['problem']),
  },
  ZK134: {
    title: 'Непонятен разделитель',
    why: 'Если разрезать строки не по тому знаку, в ячейках окажутся обрывки названий и цен.',
    message: () => 'ячейки этого файла могут разделять два разных знака',
    hint: () => 'назовите знак в city.yaml: catalog: { format: { delimiter: ";" } }',
  },
  ZK135: {
    title: 'Испорченные буквы',
    why: 'Где-то по дороге текст сохранили в неверной кодировке. Покупатели увидели бы бессмыслицу, а поиск ничего бы не нашёл.',
    message: (v) => `вместо ${named(fields, v['field'])} бессмыслица: «${v['text']}»`,
    hint: (v) =>
      v['meant']
        ? `раньше здесь было «${v['meant']}»: выгрузите файл заново, в UTF-8, оттуда, откуда он взят`
        : 'знаки � стоят вместо утерянных букв: выгрузите файл заново, в UTF-8, оттуда, откуда он взят',
  },
  ZK136: {
    title: 'Код, сокращённый таблицей',
    why: 'Таблица приняла код за число и отбросила последние цифры: теперь он может быть общим у нескольких товаров.',
    message: (v) => `«${v['sku']}» — это то, что таблица сделала из длинного кода`,
    hint: () => 'задайте столбцу в таблице текстовый формат и выгрузите файл заново',
  },
  ZK137: {
    title: 'Ни да, ни нет',
    why: 'Товар, который нужно убрать, остался бы, или наоборот.',
    message: (v) => `из «${v['value']}» непонятно, убирать ли товар`,
    hint: () => 'напишите true или оставьте ячейку пустой',
  },
} satisfies Readonly<Record<string, CodeWords>>;
