import type { KnownCause, Said } from './known-cause.ts';

function both(command: string): Said {
  return { en: command, ru: command.replace('CITY', 'ГОРОД') };
}

/** What `status` finds out itself, and what a serving process noted of saved files. */
export const ofStatus: readonly KnownCause[] = [
  {
    detail: /^env:(\w+) not set$/,
    cause: { en: 'env:$1 not set', ru: 'не задано: env:$1' },
    cure: both('zeta secret set $1{to}'),
  },
  {
    detail: /^env:(\w+), env:(\w+) not set$/,
    cause: { en: 'env:$1, env:$2 not set', ru: 'не задано: env:$1, env:$2' },
    cure: both('zeta secret set $1{to}; zeta secret set $2{to}'),
  },
  {
    detail: /^(.+) not set$/,
    cause: { en: '$1 not set', ru: 'не задано: $1' },
    cure: {
      en: 'zeta secret list{to} shows which, and who needs them',
      ru: 'zeta secret list{to} покажет, какие и кому они нужны',
    },
  },
  {
    detail: /^settings wait for deploy$/,
    cause: { en: 'settings wait for deploy', ru: 'настройки ждут выкладки' },
    cure: both('zeta deploy CITY{to}'),
  },
  {
    detail: /^the catalog waits for deploy$/,
    cause: { en: 'the catalog waits for deploy', ru: 'каталог ждёт выкладки' },
    cure: both('zeta deploy CITY{to}'),
  },
  { detail: /^never deployed$/, cause: { en: 'never deployed', ru: 'ещё не выложен' } },
  {
    detail: /^pinned at (#\d+) by a rollback: deploy other content, or unpin$/,
    cause: {
      en: 'pinned at $1 by a rollback, so what was saved waits',
      ru: 'закреплён откатом на $1, и сохранённое ждёт',
    },
    cure: {
      en: 'deploy other content, or zeta unpin CITY{to}',
      ru: 'выложите другое содержимое или выполните zeta unpin ГОРОД{to}',
    },
  },
  {
    detail: /^pinned at (#\d+) by hand: deploy, or unpin$/,
    cause: {
      en: 'pinned at $1 by hand, so what was saved waits',
      ru: 'закреплён вручную на $1, и сохранённое ждёт',
    },
    cure: {
      en: 'zeta deploy CITY{to}, or zeta unpin CITY{to}',
      ru: 'zeta deploy ГОРОД{to} или zeta unpin ГОРОД{to}',
    },
  },
  {
    detail: /^the catalog of (#\d+) is lost$/,
    cause: { en: 'the catalog of $1 is lost', ru: 'файл каталога релиза $1 потерян' },
  },
];

/** References to files, which no verb writes. */
export const ofTokens = ofFile('файле $1');
export const ofProxies = ofFile('файл $1');

function ofFile(named: string): readonly KnownCause[] {
  const cure = { en: 'write it into the file $1', ru: 'запишите его в файл $1' };
  return [{ detail: /^file:(.+)$/, cause: { en: 'the file $1', ru: named }, cure }];
}
