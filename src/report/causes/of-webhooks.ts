import type { KnownCause } from './known-cause.ts';

/** Telegram's words for what our address answered; how many wait stands behind them. */
export const ofWebhooks: readonly KnownCause[] = [
  {
    detail: /^NOT_SET$/,
    cause: { en: 'The bot has no webhook', ru: 'У бота нет вебхука' },
    cure: {
      en: 'run zeta webhook set CITY{to}; if it goes again, somebody else deletes it: revoke the token (@BotFather)',
      ru: 'выполните zeta webhook set ГОРОД{to}; если вебхук снова пропадёт, его удаляет кто-то ещё: отзовите токен (@BotFather)',
    },
  },
  {
    detail: /^ELSEWHERE$/,
    cause: {
      en: 'The webhook of the bot leads to another address: somebody else uses this bot',
      ru: 'Вебхук бота ведёт на другой адрес: этим ботом пользуется кто-то ещё',
    },
    cure: {
      en: 'find who (another server of yours?), or revoke the token (@BotFather), put the new one into .env, and run zeta webhook set CITY{to}',
      ru: 'найдите, кто это (другой ваш сервер?), или отзовите токен (@BotFather), запишите новый в .env и выполните zeta webhook set ГОРОД{to}',
    },
  },
  {
    detail: /^(Wrong response from the webhook: 50[234].*) \((\d+)\)$/,
    cause: {
      en: 'What stands before ZETA (nginx, Caddy) does not reach it; $2 wait. Telegram: $1',
      ru: 'То, что стоит перед ZETA (nginx, Caddy), до неё не достучалось; ждут: $2. Telegram: $1',
    },
    cure: {
      en: 'see that ZETA runs (zeta status{to}) and that it is passed on to the address of its public door',
      ru: 'проверьте, что ZETA запущена (zeta status{to}) и что запросы передаются на её публичный адрес и порт',
    },
  },
  {
    detail: /^(Wrong response from the webhook: [34]\d\d.*) \((\d+)\)$/,
    cause: {
      en: 'Our address turns Telegram away; $2 wait. Telegram: $1',
      ru: 'Наш адрес отвечает Telegram отказом; ждут: $2. Telegram: $1',
    },
    cure: {
      en: 'see what answers under publicUrl: /telegram/ must reach ZETA as it is, without redirects or a login; then zeta webhook set CITY{to}',
      ru: 'проверьте, что отвечает по publicUrl: /telegram/ должен попадать в ZETA как есть, без перенаправлений и паролей; затем zeta webhook set ГОРОД{to}',
    },
  },
  {
    detail: /^(.*(?:SSL|certificate|TLS).*) \((\d+)\)$/i,
    cause: {
      en: 'Telegram does not trust the certificate of our address; $2 wait. Telegram: $1',
      ru: 'Telegram не доверяет сертификату нашего адреса; ждут: $2. Telegram: $1',
    },
    cure: {
      en: 'renew the certificate and serve its whole chain, intermediates included',
      ru: 'обновите сертификат и отдавайте всю цепочку вместе с промежуточными',
    },
  },
  {
    detail: /^(Failed to resolve host.*) \((\d+)\)$/,
    cause: {
      en: 'Telegram does not find our address in DNS; $2 wait. Telegram: $1',
      ru: 'Telegram не находит наш адрес в DNS; ждут: $2. Telegram: $1',
    },
  },
  {
    detail:
      /^(Connection refused|Connection timed out|Connection reset by peer|Read timeout expired)(.*) \((\d+)\)$/i,
    cause: {
      en: 'Telegram does not reach our address; $3 wait. Telegram: $1$2',
      ru: 'Telegram не может достучаться до нашего адреса; ждут: $3. Telegram: $1$2',
    },
  },
  {
    detail: /^no error \((\d+)\)$/,
    cause: {
      en: '$1 wait, and become more, although Telegram tells of no error',
      ru: 'Ждут: $1, и становится больше, хотя об ошибках Telegram не сообщает',
    },
  },
  {
    detail: /^(.*) \((\d+)\)$/,
    cause: {
      en: 'Telegram cannot deliver, and $2 wait. Telegram: $1',
      ru: 'Telegram не может доставить сообщения, ждут: $2. Telegram: $1',
    },
  },
];

/** Kinds of refusals by the managers' group. */
export const ofManagers: readonly KnownCause[] = [
  {
    detail: /^blocked$/,
    cause: { en: 'The bot was removed from the group', ru: 'Бота удалили из группы' },
  },
  {
    detail: /^chat-gone$/,
    cause: {
      en: 'Telegram does not know the group, or the bot may not write there',
      ru: 'Telegram не знает эту группу, или боту нельзя в неё писать',
    },
  },
];
