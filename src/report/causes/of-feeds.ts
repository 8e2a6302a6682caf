import type { KnownCause } from './known-cause.ts';

export const ofFeeds: readonly KnownCause[] = [
  {
    detail: /^the answer was (\d+)$/,
    cause: { en: 'The shop answers $1', ru: 'Магазин отвечает кодом $1' },
    cure: {
      en: 'open the address in a browser: it may have changed, or ask for a login',
      ru: 'откройте адрес в браузере: он мог измениться или требовать пароль',
    },
  },
  {
    detail: /^the answer was a web page, and no catalog$/,
    cause: { en: 'A web page came, and no catalog', ru: 'Вместо каталога пришла веб-страница' },
    cure: {
      en: 'open the address in a browser: it may ask for a login',
      ru: 'откройте адрес в браузере: он может требовать пароль',
    },
  },
  {
    detail: /^it leads from one address to the next$/,
    cause: { en: 'The address redirects without end', ru: 'Адрес без конца перенаправляет' },
  },
  {
    detail: /^(this is not a web address|only https addresses are fetched)$/,
    cause: { en: 'It leads to an address that is not https', ru: 'Адрес ведёт не на https' },
    cure: {
      en: "write the shop's https address into catalog.feeds: zeta deploy CITY{to}",
      ru: 'запишите в catalog.feeds адрес магазина с https: zeta deploy ГОРОД{to}',
    },
  },
  {
    detail: /^(\S+) is an address of a private network$/,
    cause: {
      en: '$1 is of a private network, which is not asked',
      ru: '$1 — из закрытой сети, туда мы не обращаемся',
    },
  },
  {
    detail: /^the file is larger than (\d+) bytes$/,
    cause: { en: 'The file is larger than $1 bytes', ru: 'Файл больше $1 байт' },
  },
  {
    detail: /^nothing came for too long, or not all of it within (\d+) seconds$/,
    cause: {
      en: 'The shop answers too slowly (longer than $1 s)',
      ru: 'Магазин отвечает слишком медленно (дольше $1 с)',
    },
  },
  {
    detail: /^only (\d+) bytes came in (\d+) seconds$/,
    cause: {
      en: 'The shop sends too slowly ($1 bytes in $2 s)',
      ru: 'Магазин отдаёт файл слишком медленно ($1 байт за $2 с)',
    },
  },
  {
    detail: /^(?:the answer broke off before its end|guard cut-off: .*)$/,
    cause: { en: 'The file breaks off before its end', ru: 'Файл обрывается, не дойдя до конца' },
  },
  {
    detail: /^the proxy in between does not let it through \((\S+)\)$/,
    cause: { en: 'The shop is not reached: {network} ($1)', ru: 'Нет связи с магазином: {network} ($1)' },
  },
  {
    detail: /^the address cannot be reached \((\S*)\)$/,
    cause: { en: 'The shop is not reached: {network} ($1)', ru: 'Нет связи с магазином: {network} ($1)' },
  },
  {
    detail: /^guard empty: .*$/,
    cause: {
      en: 'The file says nothing of the fields that are taken from it',
      ru: 'В файле нет полей, которые из него берутся',
    },
  },
  {
    detail: /^guard other-shop: the catalog has (\d+) of its (\d+) products$/,
    cause: {
      en: 'It looks like another shop: of its $2 products the catalog has $1',
      ru: 'Похоже на другой магазин: из его товаров ($2) в каталоге есть $1',
    },
  },
  {
    detail: /^guard product-drop: (\d+) of (\d+) products that it knew are gone$/,
    cause: {
      en: '$1 of $2 products that it knew are gone',
      ru: 'Пропали товары: $1 из $2 прежних',
    },
  },
  {
    detail: /^guard price-drop: (\d+) of (\d+) prices would fall to less than a tenth$/,
    cause: {
      en: '$1 of $2 prices would fall to less than a tenth',
      ru: 'Упали бы больше чем в десять раз цены: $1 из $2',
    },
  },
  {
    detail: /^guard currency-change: its prices are in (\S+), not in (\S+)$/,
    cause: { en: 'Its prices are in $1, not in $2', ru: 'Цены в валюте $1, а не $2' },
  },
  {
    detail: /^guard older: it was (?:written|modified) (.*), before the last one$/,
    cause: {
      en: 'The file is older than the one that was taken last ($1)',
      ru: 'Файл старше того, что принят последним ($1)',
    },
  },
  {
    detail: /^(Z\w\d+): `zeta explain \w+` tells what is wrong with it$/,
    cause: { en: 'The file has mistakes ($1)', ru: 'В файле ошибки ($1)' },
    cure: {
      en: 'zeta explain $1 says what it means; show it to whoever makes the file',
      ru: 'zeta explain $1 расскажет, что это значит; покажите тому, кто выгружает файл',
    },
  },
];
