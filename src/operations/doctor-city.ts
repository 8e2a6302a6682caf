import { botIdOf } from '../base/bot-token.ts';
import type { CityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';
import type { Settings } from '../city/settings.ts';
import type { BotAccount, BotIdentity } from '../ports/messenger.ts';
import type { StoredRelease } from '../store/store.ts';
import { askPortal } from './bitrix-check.ts';
import { catalogStamp, isIntact } from './catalog-file.ts';
import { type CityCheck, type Finding, finding } from './doctor-finding.ts';
import type { Platform } from './platform.ts';
import type { ServeTools } from './tools.ts';
import { webhookUrl } from './webhook-place.ts';

/** How long Telegram, the portal and our own door may take for one answer. */
const answerMs = 15_000;

export type CityTools = Pick<ServeTools, 'machine' | 'timers' | 'connectTelegram' | 'surveyCrm' | 'clock'>;

/** A city as the doctor finds it; what it is reached by was looked up before. */
export interface Patient {
  readonly city: CityId;
  readonly settings: Settings;
  readonly release: StoredRelease | undefined;
  /** Another city whose token is the same bot's. */
  readonly twin: CityId | undefined;
  readonly token: Secret | undefined;
  readonly account: BotAccount | undefined;
  readonly crmWebhook: Secret | undefined;
  /** Its Telegram and portal are emulated, and gone while nobody serves. */
  readonly isEmulated: boolean;
  /** Where Telegram should bring updates; undefined while that is not known. */
  readonly base: string | undefined;
  /** Whether a process answers behind that address. */
  readonly isServed: boolean;
  /** Derives the secret that updates come with; undefined where there is no master key. */
  readonly secret: (() => string) | undefined;
}

/** Telegram keeps an old failure after successes: with updates that wait, only a new one says something. */
const newErrorMs = 15 * 60_000;

const networkChecks = ['bot', 'webhook', 'door', 'secret', 'group', 'topics', 'bitrix'] as const;

export async function cityFindings(
  tools: CityTools,
  platform: Platform,
  patient: Patient,
  { isOffline }: { readonly isOffline: boolean },
): Promise<readonly Finding[]> {
  const local = [ofTimeZone(patient), ...(await ofRelease(platform, patient)), ...ofToken(platform, patient)];
  if (isOffline) return [...local, ...networkChecks.map((check) => finding(check, 'skipped'))];
  const parts = await Promise.all([ofBot(tools, patient), ofDoor(tools, patient), ofBitrix(tools, patient)]);
  return [...local, ...parts.flat()];
}

function ofTimeZone({ settings: { timezone }, ...patient }: Patient): Finding {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone }).format(patient.release?.at ?? 0);
    return finding('timezone', 'fine', timezone);
  } catch {
    return finding('timezone', 'failed', timezone);
  }
}

async function ofRelease({ data }: Platform, { release }: Patient): Promise<readonly Finding[]> {
  if (!release) return [finding('live', 'warning')];
  const { number, catalog } = release;
  const live = finding('live', 'fine', `#${number}`);
  if (!catalogStamp(data, catalog)) return [live, finding('catalog', 'failed', `#${number}`)];
  return [live, finding('catalog', (await isIntact(data, catalog)) ? 'fine' : 'failed', `#${number}`)];
}

function ofToken({ target }: Platform, { token, twin, settings }: Patient): readonly Finding[] {
  const reference = settings.telegram.token;
  if (target === 'dev') return [finding('token', 'skipped')];
  if (!token) return [finding('token', 'failed', reference)];
  if (botIdOf(token) === undefined) return [finding('token', 'failed', reference)];
  const alone = finding('distinct', twin === undefined ? 'fine' : 'failed', twin);
  return [finding('token', 'fine', reference), alone];
}

/** The bot itself, its webhook, and its managers' group; nothing more of one that Telegram does not know. */
async function ofBot(tools: CityTools, patient: Patient): Promise<readonly Finding[]> {
  const { account, settings } = patient;
  if (!account) return skipped('bot', 'webhook', 'group');
  const identity = await account.identify(tools.timers.deadline(answerMs));
  if (identity.kind !== 'done')
    return [finding('bot', 'failed', identity.detail), ...skipped('webhook', 'group')];
  const { username } = identity.value;
  const wanted = settings.telegram.username;
  const isSame = wanted === undefined || wanted.toLowerCase() === username.toLowerCase();
  return [
    finding('bot', 'fine', `@${username}`),
    ...(isSame ? [] : [finding('username', 'failed', `@${username}, @${wanted}`)]),
    ...ofPrivacy(patient, identity.value),
    await ofWebhook(tools, account, patient),
    ...(await ofGroup(tools, account, patient)),
  ];
}

/** In privacy mode a bot hears only commands and replies to it in a group: enough for cards, not for topics. */
function ofPrivacy({ settings }: Patient, { info }: BotIdentity): readonly Finding[] {
  if (settings.manager?.chat === undefined) return [];
  // Written by the adapter from Telegram's User.
  const { can_read_all_group_messages: seesAll } = JSON.parse(info) as Readonly<Record<string, unknown>>;
  return [finding('privacy', 'fine', seesAll === true ? 'off' : 'on')];
}

async function ofWebhook(
  { timers, clock }: CityTools,
  account: BotAccount,
  { city, base }: Patient,
): Promise<Finding> {
  const state = await account.webhook(timers.deadline(answerMs));
  if (state.kind !== 'done') return finding('webhook', 'failed', state.detail);
  const { url, pending, lastError = 'no error', lastErrorAt } = state.value;
  if (url === '') return finding('webhook', 'failed', 'NOT_SET');
  if (base === undefined) return finding('webhook', 'warning', 'NO_PUBLIC_URL');
  if (url !== webhookUrl(base, city)) return finding('webhook', 'failed', 'ELSEWHERE');
  if (pending > 0 && lastErrorAt !== undefined && clock.now() - lastErrorAt < newErrorMs)
    return finding('webhook', 'failed', `${lastError} (${pending})`);
  return finding('webhook', 'fine', pending);
}

async function ofGroup(
  { timers }: CityTools,
  account: BotAccount,
  { settings: { manager } }: Patient,
): Promise<readonly Finding[]> {
  const chat = manager?.chat;
  if (chat === undefined) return [];
  const state = await account.group(chat, timers.deadline(answerMs));
  if (state.kind !== 'done') return [finding('group', 'failed', `${chat}: ${state.detail}`)];
  const { title, hasTopics, isMember, mayPost, mayMakeTopics } = state.value;
  if (!isMember || !mayPost) return [finding('group', 'failed', `${chat} ${title}`)];
  return [
    finding('group', 'fine', title),
    ...(hasTopics ? [finding('topics', mayMakeTopics ? 'fine' : 'failed', title)] : []),
  ];
}

/** The right secret is let in to an update that nobody can read (400), any other is not (401). Nothing is written. */
async function ofDoor({ machine, timers }: CityTools, patient: Patient): Promise<readonly Finding[]> {
  const { city, base, isServed, release, secret } = patient;
  if (base === undefined || !isServed || !release || !secret) return skipped('door', 'secret');
  const url = webhookUrl(base, city);
  const right = await machine.knock(url, secret(), timers.deadline(answerMs));
  if (right.kind === 'unreached') return [finding('door', 'warning', right.code), ...skipped('secret')];
  const wrong = await machine.knock(url, 'not-the-secret', timers.deadline(answerMs));
  const door = finding(
    'door',
    wrong.kind === 'answered' && wrong.status === 401 ? 'fine' : 'failed',
    statusOf(wrong),
  );
  return [door, finding('secret', right.status === 400 ? 'fine' : 'failed', right.status)];
}

function statusOf(knock: Awaited<ReturnType<CityTools['machine']['knock']>>): string {
  return knock.kind === 'answered' ? String(knock.status) : knock.code;
}

/** What the portal says of the settings; no deal is made, as `bitrix check` does. */
async function ofBitrix(
  { surveyCrm, timers }: CityTools,
  { settings, crmWebhook, isEmulated }: Patient,
): Promise<readonly Finding[]> {
  if (!settings.bitrix) return [];
  if (!crmWebhook && isEmulated) return skipped('bitrix');
  if (!crmWebhook) return [finding('bitrix', 'failed', `${settings.bitrix.webhook} not set`)];
  const asked = await askPortal(surveyCrm(crmWebhook), settings, () => timers.deadline(answerMs));
  const wrong = asked.findings.filter(({ isFine }) => !isFine);
  if (wrong.length === 0) return [finding('bitrix', 'fine', asked.owner?.name)];
  return [finding('bitrix', 'failed', wrong.map(({ what, detail }) => `${what}: ${detail}`).join('; '))];
}

function skipped(...checks: readonly CityCheck[]): readonly Finding[] {
  return checks.map((check) => finding(check, 'skipped'));
}
