import type { CodeWords } from '../words.ts';
import { didYouMean } from './did-you-mean.ts';

/** `ZX`: the platform as a whole. */
export const platformWords = {
  ZX101: {
    title: 'Неизвестный код в lint',
    why: 'Правило для кода, которого нет, просто не действовало бы.',
    message: (v) => `кода «${v['code']}» нет`,
    hint: (v) => didYouMean(v) || 'все коды перечислены в docs/diagnostics.md',
  },
  ZX102: {
    title: 'Эту ошибку нельзя смягчить',
    why: 'Ошибка — это то, что сломается на глазах у покупателя; настройкой этого не изменить.',
    message: (v) => `${v['code']} — ошибка и остаётся ошибкой`,
    hint: () => 'исправьте то, о чём она говорит; менять можно только предупреждения и заметки',
  },
  ZX103: {
    title: 'Файл секретов не исключён из git',
    why: 'Следующая команда git add положит токены всех ботов в историю, где их прочитает каждый.',
    message: (v) => `файл ${v['file']} не исключён из git`,
    hint: (v) => `добавьте строку ${v['file']} в .gitignore`,
  },
} satisfies Readonly<Record<string, CodeWords>>;
