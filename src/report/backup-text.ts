import { toTarget } from '../base/to-target.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { Backup } from '../operations/backup-target.ts';
import type { Restored } from '../operations/restore-target.ts';
import type { Voice } from './voice.ts';

interface BackupWords {
  readonly made: (target: string, path: string) => string;
  readonly holds: (megabytes: string, files: number, copied: number) => string;
  readonly removed: (names: string) => string;
  readonly key: string;
  readonly restored: (target: string, name: string) => string;
  readonly before: (path: string) => string;
  readonly events: (count: number, to: string) => string;
  readonly messages: (count: number) => string;
  readonly tickets: (count: number) => string;
  readonly next: (target: string) => string;
  readonly question: (target: string, name: string) => string;
}

const words: Readonly<Record<Language, BackupWords>> = {
  en: {
    made: (target, path) => `${target}: ${path}`,
    holds: (megabytes, files, copied) =>
      `database ${megabytes} MiB, files ${files}, new among them ${copied}`,
    removed: (names) => `removed, being older than is kept: ${names}`,
    key: 'master.key is not in it: keep that elsewhere, or set ZETA_MASTER_KEY',
    restored: (target, name) => `${target} is as it was at ${name}`,
    before: (path) => `the database of before lies in ${path}`,
    events: (count, to) => `${count} updates that waited then are set aside: zeta dead list${to}`,
    messages: (count) => `${count} messages that waited then are not said again`,
    tickets: (count) => `${count} tickets and changes are looked up in the CRM before anything is sent`,
    next: (target) => `start it: zeta serve --to ${target}`,
    question: (target, name) => `Put the data of ${target} back to ${name}?`,
  },
  ru: {
    made: (target, path) => `${target}: ${path}`,
    holds: (megabytes, files, copied) => `база ${megabytes} МиБ, файлов ${files}, новых ${copied}`,
    removed: (names) => `удалены, потому что старше тех, что хранятся: ${names}`,
    key: 'master.key сюда не входит: храните его отдельно или задайте ZETA_MASTER_KEY',
    restored: (target, name) => `${target}: данные такие, как в ${name}`,
    before: (path) => `прежняя база лежит в ${path}`,
    events: (count, to) => `сообщений, которые тогда ждали: ${count}, отложены: zeta dead list${to}`,
    messages: (count) => `ответов, которые тогда ждали отправки: ${count}, второй раз не уйдут`,
    tickets: (count) => `заявок и изменений: ${count}, сначала будут найдены в CRM, потом отправлены`,
    next: (target) => `запустить: zeta serve --to ${target}`,
    question: (target, name) => `Вернуть данные ${target} к состоянию ${name}?`,
  },
};

const mebibyte = 1024 * 1024;

export function backupText(
  { target, path, bytes, files, copied, removed }: Backup,
  { language, style }: Voice,
): string {
  const said = words[language];
  const size = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / mebibyte);
  return [
    `${style.green('✓')} ${said.made(style.bold(target), path)}`,
    `  ${said.holds(size, files, copied)}`,
    ...(removed.length === 0 ? [] : [`  ${said.removed(removed.join(', '))}`]),
    `  ${style.dim(said.key)}`,
  ].join('\n');
}

export function restoredText(restored: Restored, { language, style }: Voice): string {
  const said = words[language];
  const { target, name, before, events, messages, tickets } = restored;
  return [
    `${style.green('✓')} ${said.restored(style.bold(target), name)}`,
    ...(before === null ? [] : [`  ${said.before(before)}`]),
    ...(events === 0 ? [] : [`  ${said.events(events, toTarget(target))}`]),
    ...(messages === 0 ? [] : [`  ${said.messages(messages)}`]),
    ...(tickets === 0 ? [] : [`  ${said.tickets(tickets)}`]),
    `  ${style.dim(said.next(target))}`,
  ].join('\n');
}

export function restoreQuestion(target: string, name: string | undefined, { language }: Voice): string {
  return words[language].question(
    target,
    name ?? (language === 'ru' ? 'последней копии' : 'the newest backup'),
  );
}
