import type { KnownCause } from './known-cause.ts';

/** What `status` finds out itself, and what a serving process noted of saved files. */
export const ofStatus: readonly KnownCause[] = [
  {
    detail: /^(.+) not set$/,
    cause: { en: '$1 not set', ru: 'не задано: $1' },
    cure: { en: 'zeta secret set NAME', ru: 'zeta secret set ИМЯ' },
  },
  {
    detail: /^settings wait for deploy$/,
    cause: { en: 'settings wait for deploy', ru: 'настройки ждут zeta deploy' },
  },
  {
    detail: /^the catalog waits for deploy$/,
    cause: { en: 'the catalog waits for deploy', ru: 'каталог ждёт zeta deploy' },
  },
  { detail: /^never deployed$/, cause: { en: 'never deployed', ru: 'ещё не выложен' } },
  {
    detail: /^pinned at (#\d+) by a rollback: deploy other content, or unpin$/,
    cause: {
      en: 'pinned at $1 by a rollback: deploy other content, or unpin',
      ru: 'закреплён откатом на $1: выложите другое содержимое или выполните zeta unpin',
    },
  },
  {
    detail: /^the catalog of (#\d+) is lost$/,
    cause: { en: 'the catalog of $1 is lost', ru: 'файл каталога релиза $1 потерян' },
  },
];
