import type { Language } from '../diagnostics/words/languages.ts';
import type { AuditEntry } from '../operations/people/list-audit.ts';

interface AuditLogWords {
  readonly head: readonly string[];
  readonly ago: (length: string) => string;
  readonly what: Readonly<Record<AuditEntry['what'], string>>;
  readonly kinds: Readonly<Record<AuditEntry['kind'], string>>;
  readonly none: string;
  readonly more: (command: string) => string;
  readonly whole: (entries: number) => string;
  readonly broken: (seq: number) => string;
  readonly why: Readonly<Record<'changed' | 'missing' | 'unlinked', string>>;
  readonly head64: string;
  readonly keepIt: string;
  readonly hasHead: string;
  readonly lacksHead: string;
}

const english: AuditLogWords = {
  head: ['when', 'city', 'what', 'by', 'from', ''],
  ago: (length) => `${length} ago`,
  what: {
    live: 'live',
    rollback: 'rolled back',
    pin: 'pinned',
    unpin: 'unpinned',
    removed: 'removed',
    allowed: 'guard overruled',
    renamed: 'renamed',
    'releases-pruned': 'releases dropped',
    'settings-written': 'settings written',
    'prompts-written': 'texts written',
    'products-written': 'products written',
    'secret-set': 'secret set',
    'webhook-secret-changed': 'webhook secret changed',
    banned: 'customer banned',
    'ban-lifted': 'ban lifted',
    'customer-exported': 'customer’s data handed out',
    'customer-erased': 'customer erased',
    'escalation-taken': 'request taken',
    'escalation-closed': 'request closed',
    'escalation-declined': 'request declined',
    'deal-made': 'deal made',
    'dead-retried': 'tried again',
    'token-created': 'token made',
    'token-revoked': 'token revoked',
    'access-token-revoked': 'short-lived token revoked',
    'user-added': 'user added',
    'user-changed': 'user changed',
    'user-disabled': 'user shut out',
    'user-enabled': 'user let in again',
    'password-set': 'password set',
    login: 'came in',
    'login-refused': 'login refused',
    logout: 'went out',
    restored: 'restored from a backup',
  },
  kinds: {
    cli: 'here',
    token: 'API',
    user: 'browser',
    'access-token': 'API',
    save: 'a save',
    feed: 'a feed',
    nobody: 'outside',
  },
  none: 'nothing was done since',
  more: (command) => `there is more: ${command}`,
  whole: (entries) => `${entries} ${entries === 1 ? 'entry is' : 'entries are'} as written`,
  broken: (seq) => `entry ${seq} is not as it was written`,
  why: {
    changed: 'its content does not have its hash',
    missing: 'it is not there, and later ones are',
    unlinked: 'it does not follow the one before',
  },
  head64: 'hash of the last entry that holds',
  keepIt: 'kept elsewhere, it shows later that nothing was cut off: zeta audit verify --head HASH',
  hasHead: 'the hash that was kept is in it',
  lacksHead: 'the hash that was kept is not in it: entries were cut off, or a backup was restored',
};

const russian: AuditLogWords = {
  head: ['когда', 'город', 'что', 'кто', 'откуда', ''],
  ago: (length) => `${length} назад`,
  what: {
    live: 'работает',
    rollback: 'откат',
    pin: 'закреплён',
    unpin: 'закрепление снято',
    removed: 'город убран',
    allowed: 'защита снята',
    renamed: 'переименован',
    'releases-pruned': 'удалены релизы',
    'settings-written': 'изменены настройки',
    'prompts-written': 'изменены тексты',
    'products-written': 'изменены товары',
    'secret-set': 'записан секрет',
    'webhook-secret-changed': 'сменён секрет вебхука',
    banned: 'покупатель заблокирован',
    'ban-lifted': 'блокировка снята',
    'customer-exported': 'выданы данные покупателя',
    'customer-erased': 'данные покупателя стёрты',
    'escalation-taken': 'обращение взято',
    'escalation-closed': 'обращение закрыто',
    'escalation-declined': 'обращение отклонено',
    'deal-made': 'создана сделка',
    'dead-retried': 'новая попытка',
    'token-created': 'выдан токен',
    'token-revoked': 'отозван токен',
    'access-token-revoked': 'отозван краткий токен',
    'user-added': 'добавлен пользователь',
    'user-changed': 'изменён пользователь',
    'user-disabled': 'пользователь отключён',
    'user-enabled': 'пользователь включён',
    'password-set': 'задан пароль',
    login: 'вход',
    'login-refused': 'вход отклонён',
    logout: 'выход',
    restored: 'восстановлено из копии',
  },
  kinds: {
    cli: 'здесь',
    token: 'API',
    user: 'браузер',
    'access-token': 'API',
    save: 'сохранение',
    feed: 'фид',
    nobody: 'извне',
  },
  none: 'с тех пор ничего не менялось',
  more: (command) => `это не всё: ${command}`,
  whole: (entries) => `записей: ${entries}; все такие, какими были записаны`,
  broken: (seq) => `запись ${seq} не такая, какой была записана`,
  why: {
    changed: 'содержимое не сходится с её хешем',
    missing: 'её нет, а более поздние есть',
    unlinked: 'она не продолжает предыдущую',
  },
  head64: 'хеш последней верной записи',
  keepIt:
    'сохраните его в другом месте — потом он покажет, что ничего не отрезано: zeta audit verify --head ХЕШ',
  hasHead: 'сохранённый хеш на месте',
  lacksHead: 'сохранённого хеша нет: записи отрезаны или восстановлена копия',
};

export const auditLogWords: Readonly<Record<Language, AuditLogWords>> = { en: english, ru: russian };
