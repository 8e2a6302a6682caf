import { toTarget } from '../base/to-target.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { WebhookSet } from '../operations/set-webhook.ts';
import type { WebhookDeleted, WebhookInfo } from '../operations/webhook-info.ts';
import { age } from './age.ts';
import { causeWords } from './cause-words.ts';
import type { Voice } from './voice.ts';

interface WebhookWords {
  readonly set: (url: string) => string;
  readonly rotated: (rotation: number, isNew: boolean) => string;
  readonly ours: (url: string) => string;
  readonly none: string;
  readonly elsewhere: (url: string) => string;
  readonly wanted: (url: string) => string;
  readonly noBase: string;
  readonly pending: (count: number) => string;
  readonly error: (what: string, since: string) => string;
  readonly noError: string;
  readonly secret: (rotation: number, isTold: boolean, city: string) => string;
  readonly cure: string;
  readonly deleted: string;
  readonly notDeleted: string;
  readonly after: (city: string, to: string) => string;
  readonly question: (city: string) => string;
  readonly target: (target: string) => string;
}

const words: Readonly<Record<Language, WebhookWords>> = {
  en: {
    set: (url) => `updates come to ${url}`,
    rotated: (rotation, isNew) =>
      `secret ${rotation} ${isNew ? 'is new' : 'was new before, and Telegram has it now'}; the one before is taken for 48 h`,
    ours: (url) => `updates come to ${url}`,
    none: 'no webhook is set: Telegram keeps updates for a day, and delivers none',
    elsewhere: (url) => `updates go elsewhere: ${url}`,
    wanted: (url) => `ours would be ${url}`,
    noBase: 'zeta.yaml has no publicUrl: whether this is ours is not known',
    pending: (count) => `waiting at Telegram: ${count}`,
    error: (what, since) => `last failure, ${since} ago (it stays after successes): ${what}`,
    noError: 'Telegram tells of no failure',
    secret: (rotation, isTold, city) =>
      `secret ${rotation}${isTold ? '' : `; Telegram may still have the one before: run zeta webhook set ${city}`}`,
    cure: 'what to do',
    deleted: 'Telegram sends nothing more',
    notDeleted: 'no webhook was set; nothing was changed',
    after: (city, to) =>
      `updates wait at Telegram for a day; \`zeta webhook set ${city}${to}\` or the next start of \`zeta serve${to}\` brings them`,
    question: (city) => `Stop the updates of ${city}? Its customers get no answers until they are set again.`,
    target: (target) => `target: ${target}`,
  },
  ru: {
    set: (url) => `сообщения приходят на ${url}`,
    rotated: (rotation, isNew) =>
      `секрет ${rotation}: ${isNew ? 'новый' : 'был новым и раньше, теперь Telegram его знает'}; прежний принимается ещё 48 ч`,
    ours: (url) => `сообщения приходят на ${url}`,
    none: 'вебхука нет: Telegram хранит сообщения сутки и никуда их не доставляет',
    elsewhere: (url) => `сообщения уходят не к нам: ${url}`,
    wanted: (url) => `наш адрес: ${url}`,
    noBase: 'в zeta.yaml нет publicUrl: наш ли это адрес, неизвестно',
    pending: (count) => `ждут в Telegram: ${count}`,
    error: (what, since) => `последняя ошибка, ${since} назад (остаётся и после успехов): ${what}`,
    noError: 'об ошибках Telegram не сообщает',
    secret: (rotation, isTold, city) =>
      `секрет ${rotation}${isTold ? '' : `; у Telegram может быть ещё прежний: выполните zeta webhook set ${city}`}`,
    cure: 'что делать',
    deleted: 'Telegram больше ничего не присылает',
    notDeleted: 'вебхука и не было; ничего не изменилось',
    after: (city, to) =>
      `сообщения ждут в Telegram сутки; их вернёт \`zeta webhook set ${city}${to}\` или следующий запуск \`zeta serve${to}\``,
    question: (city) =>
      `Остановить сообщения для ${city}? Покупатели не получат ответов, пока вебхук не вернут.`,
    target: (target) => `цель: ${target}`,
  },
};

export function webhookSetText(
  { city, url, rotation, isNewSecret, target }: WebhookSet,
  isRotation: boolean,
  { style, language }: Voice,
): string {
  const said = words[language];
  return [
    `${style.green('✓')} ${style.bold(city)}: ${said.set(url)}`,
    ...(isRotation ? [`  ${said.rotated(rotation, isNewSecret)}`] : []),
    style.dim(said.target(target)),
  ].join('\n');
}

export function webhookInfoText(info: WebhookInfo, now: number, { style, language }: Voice): string {
  const { city, pending, lastError, lastErrorAt, rotation, isSecretTold, secret, target } = info;
  const said = words[language];
  const failure =
    lastErrorAt === null ? said.noError : said.error(lastError ?? '', age(now - lastErrorAt, language));
  const cure =
    lastErrorAt !== null && pending > 0
      ? causeWords('webhook', `${lastError ?? ''} (${pending})`, { language, target, city })?.cure
      : undefined;
  return [
    ...placeLines(info, { style, language }),
    `  ${pending > 0 ? style.yellow(said.pending(pending)) : said.pending(0)}`,
    `  ${failure}`,
    ...(cure === undefined ? [] : [`  ${style.cyan(said.cure)}: ${cure}`]),
    `  ${said.secret(rotation, isSecretTold, `${city}${toTarget(target)}`)}${secret === undefined ? '' : `: ${secret}`}`,
    style.dim(said.target(target)),
  ].join('\n');
}

/** Where updates go, whether that is right, and what to do where it is not. */
function placeLines(
  { city, target, url, ours, isOurs }: WebhookInfo,
  { style, language }: Pick<Voice, 'style' | 'language'>,
): readonly string[] {
  const said = words[language];
  const name = style.bold(city);
  if (url !== null && isOurs) return [`${style.green('✓')} ${name}: ${said.ours(url)}`];
  if (url !== null && ours === null)
    return [`${style.yellow('!')} ${name}: ${said.ours(url)}`, `  ${said.noBase}`];
  const cure =
    causeWords('webhook', url === null ? 'NOT_SET' : 'ELSEWHERE', { language, target, city })?.cure ?? '';
  return [
    `${style.red('✗')} ${name}: ${url === null ? said.none : said.elsewhere(url)}`,
    ...(ours === null ? [] : [`  ${said.wanted(ours)}`]),
    `  ${style.cyan(said.cure)}: ${cure}`,
  ];
}

export function webhookDeletedText(
  { city, target, wasSet }: WebhookDeleted & { readonly wasSet: boolean },
  { style, language }: Voice,
): string {
  const said = words[language];
  return [
    `${style.green('✓')} ${style.bold(city)}: ${wasSet ? said.deleted : said.notDeleted}`,
    ...(wasSet ? [`  ${said.after(city, toTarget(target))}`] : []),
    style.dim(said.target(target)),
  ].join('\n');
}

export function webhookQuestion(city: string, language: Language): string {
  return words[language].question(city);
}
