import type { KnownCause, Said } from './known-cause.ts';

function guarded(names: string): Said {
  return {
    en: `It would change more than is usual, so a guard stopped it (${names})`,
    ru: `Изменилось бы больше обычного, и сработала защита (${names})`,
  };
}

function allowed(options: string): Said {
  return {
    en: `zeta plan CITY{to} shows what would change; if it is meant: zeta deploy CITY ${options}{to}`,
    ru: `zeta plan ГОРОД{to} покажет, что изменится; если так и задумано: zeta deploy ГОРОД ${options}{to}`,
  };
}

export const ofReleases: readonly KnownCause[] = [
  {
    detail: /^(\d+) mistakes? \((\S+) (Z\w\d+)\)$/,
    cause: { en: 'Mistakes: $1, the first in $2 ($3)', ru: 'Ошибок: $1, первая в $2 ($3)' },
  },
  { detail: /^(\d+) mistakes?$/, cause: { en: 'Mistakes: $1', ru: 'Ошибок: $1' } },
  {
    detail: /^guard (\S+), (\S+)$/,
    cause: guarded('$1, $2'),
    cure: allowed('--allow $1 --allow $2'),
  },
  {
    detail: /^guard (\S+)$/,
    cause: guarded('$1'),
    cure: allowed('--allow $1'),
  },
  {
    detail: /^guard (.*)$/,
    cause: guarded('$1'),
    cure: {
      en: 'zeta plan CITY{to} shows what would change, and what to say if it is meant',
      ru: 'zeta plan ГОРОД{to} покажет, что изменится и что сказать, если так и задумано',
    },
  },
  {
    detail: /^did not go live: Telegram does not take (\S+): (.*)\.$/,
    cause: {
      en: 'It did not go live: Telegram does not take $1 ($2)',
      ru: 'Релиз не включён: Telegram не принимает $1 ($2)',
    },
    cure: {
      en: 'copy the token from @BotFather once more (zeta secret set NAME{to}), then zeta deploy CITY{to}',
      ru: 'скопируйте токен из @BotFather ещё раз (zeta secret set ИМЯ{to}), потом zeta deploy ГОРОД{to}',
    },
  },
  {
    detail: /^did not go live: The token (\S+) is (expired|revoked)\.$/,
    cause: {
      en: 'It did not go live: the token $1, which deployed it, is $2',
      ru: 'Релиз не включён: токен $1, которым его выкладывали, отозван или истёк ($2)',
    },
    cure: {
      en: 'deploy it with another token: zeta token create',
      ru: 'выложите его с другим токеном: zeta token create',
    },
  },
  {
    detail: /^did not go live: (.*)$/,
    cause: { en: 'It did not go live: $1', ru: 'Релиз не включён: $1' },
  },
  {
    detail: /^the catalog of (#\d+) is (lost|damaged|unreadable); (#\d+) is served$/,
    cause: {
      en: 'The catalog file of $1 is $2, and $3 answers',
      ru: 'Файл каталога релиза $1 потерян или повреждён ($2), отвечает $3',
    },
    cure: { en: 'zeta deploy CITY{to} builds it again', ru: 'zeta deploy ГОРОД{to} соберёт его заново' },
  },
  {
    detail: /^the catalog of (#\d+) is (lost|damaged|unreadable); it is served while it stays open$/,
    cause: {
      en: 'The catalog file of $1 is $2; it is served until the next start',
      ru: 'Файл каталога релиза $1 потерян или повреждён ($2); он работает до перезапуска',
    },
    cure: {
      en: 'zeta deploy CITY{to} builds it again; do so before a restart',
      ru: 'zeta deploy ГОРОД{to} соберёт его заново; сделайте это до перезапуска',
    },
  },
  {
    detail: /^the catalog of (#\d+) is (lost|damaged|unreadable); customers are told so$/,
    cause: {
      en: 'The catalog file of $1 is $2, and no earlier one is whole: customers are told that search does not work',
      ru: 'Файл каталога релиза $1 потерян или повреждён ($2), целых прежних нет: покупателям отвечают, что поиск не работает',
    },
    cure: { en: 'zeta deploy CITY{to} builds it again', ru: 'zeta deploy ГОРОД{to} соберёт его заново' },
  },
  {
    detail: /^(#\d+) cannot be served: (.*)$/,
    cause: { en: '$1 cannot be served: $2', ru: 'Релиз $1 не запускается: $2' },
  },
];

export const ofDatabase: readonly KnownCause[] = [
  {
    detail: /^(?:busy|\w+ SQLITE_BUSY\w*)$/,
    cause: { en: 'Another program holds the database', ru: 'Базу держит другая программа' },
    cure: {
      en: 'see which program has zeta.db open (backup, antivirus, another zeta), and let it go',
      ru: 'найдите, кто открыл zeta.db (копирование, антивирус, другая zeta), и закройте',
    },
  },
  {
    detail: /^(?:full|\w+ SQLITE_FULL\w*)$/,
    cause: { en: 'The disk is full', ru: 'Диск заполнен' },
    cure: { en: 'make room; all goes on by itself', ru: 'освободите место; дальше всё пойдёт само' },
  },
  {
    detail: /^(?:read-only|\w+ SQLITE_READONLY\w*)$/,
    cause: { en: 'The disk or the file is read-only', ru: 'Диск или файл доступны только для чтения' },
    cure: {
      en: "see the rights of the data folder, and whether the system's log tells of a disk that fails",
      ru: 'проверьте права на папку данных и нет ли в журнале системы сбоев диска',
    },
  },
  {
    detail: /^(?:io|\w+ SQLITE_(?:IOERR|CANTOPEN|NOMEM)\w*)$/,
    cause: { en: 'The disk does not take or give data', ru: 'Диск не записывает или не отдаёт данные' },
  },
  {
    detail: /^damaged$/,
    cause: { en: 'The database is damaged', ru: 'База данных повреждена' },
    cure: {
      en: 'stop everything that uses the data folder, keep a copy of it, and put a backup of zeta.db into its place',
      ru: 'остановите всё, что использует папку данных, сохраните её копию и верните zeta.db из резервной копии',
    },
  },
  {
    detail: /^replaced$/,
    cause: {
      en: 'The database was replaced or deleted while it was in use',
      ru: 'Базу данных подменили или удалили на ходу',
    },
    cure: {
      en: 'put the right files into place and start again; nothing since was answered as accepted',
      ru: 'верните нужные файлы и запустите снова; с того момента ничего не подтверждалось',
    },
  },
];
