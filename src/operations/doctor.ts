import { botIdOf } from '../base/bot-token.ts';
import type { CityId } from '../base/ids.ts';
import { Secret } from '../base/secret.ts';
import type { Settings } from '../city/settings.ts';
import { compileTexts } from '../compile/compile-texts.ts';
import { listCities } from '../compile/list-cities.ts';
import { AtMost } from '../runtime/at-most.ts';
import type { Store } from '../store/store.ts';
import { connectedBot } from './bot-account.ts';
import { type CityTools, cityFindings, type Patient } from './doctor-city.ts';
import { type DoctorFinding, finding } from './doctor-finding.ts';
import { platformFindings } from './doctor-platform.ts';
import { operatorProblem } from './operator-problem.ts';
import { noCity, openTargetStore, type Platform } from './platform.ts';
import { readServing, type ServingNote } from './serving-note.ts';
import type { ServeTools } from './tools.ts';
import { rotationOf } from './webhook-place.ts';

/** So many cities are asked about at a time: each asks Telegram four times, and its portal. */
const mostAtOnce = 8;

export interface Doctor {
  readonly target: string;
  /** Telegram and portals of the target dev are emulated, and are there only while it is served. */
  readonly isEmulated: boolean;
  readonly isOffline: boolean;
  readonly findings: readonly DoctorFinding[];
}

export type DoctorTools = CityTools &
  Pick<ServeTools, 'clock' | 'references' | 'surroundings' | 'emulatedToken' | 'masterKey' | 'webhookSecret'>;

/**
 * Looks at all that serving needs, and changes nothing: this machine, the data, and of each city its bot, webhook, group and
 * portal. Throws `ZetaError` for a name that is no city here.
 */
export async function doctor(
  tools: DoctorTools,
  platform: Platform,
  names: readonly string[],
  { isOffline }: { readonly isOffline: boolean },
): Promise<Doctor> {
  const ofPlatform = await platformFindings(tools, platform, { isOffline });
  const findings: DoctorFinding[] = ofPlatform.map((one) => ({ city: null, ...one }));
  // To open another one would change it, or fail at what was told already.
  const isUsable = ofPlatform.some(({ check, verdict }) => check === 'database' && verdict === 'fine');
  const store = isUsable ? await opened(platform) : undefined;
  try {
    const { cities, patients } = await patientsOf({ tools, platform, store }, names);
    const room = new AtMost(mostAtOnce);
    const all = await Promise.all(
      patients.map((patient) => room.run(() => cityFindings(tools, platform, patient, { isOffline }))),
    );
    for (const [at, own] of all.entries())
      findings.push(...own.map((one) => ({ city: patients[at]?.city ?? null, ...one })));
    const unread = cities.filter((city) => !patients.some((patient) => patient.city === city));
    findings.push(...unread.map((city) => ({ city, ...finding('files', 'failed', 'mistakes') })));
  } finally {
    store?.close();
  }
  return { target: platform.target, isEmulated: platform.target === 'dev', isOffline, findings };
}

/** Undefined where there is none, or it cannot be used. */
async function opened(platform: Platform): Promise<Store | undefined> {
  if (!(await platform.data.exists('zeta.db'))) return undefined;
  try {
    return await openTargetStore(platform);
  } catch (error) {
    if (operatorProblem(error)) return undefined;
    throw error;
  }
}

interface Looking {
  readonly tools: DoctorTools;
  readonly platform: Platform;
  readonly store: Store | undefined;
}

async function patientsOf(
  looking: Looking,
  names: readonly string[],
): Promise<{ readonly cities: readonly CityId[]; readonly patients: readonly Patient[] }> {
  const { platform, store } = looking;
  const { cities: folders } = await listCities(platform.files);
  const live = new Map(((await store?.liveReleases()) ?? []).map((one) => [one.city, one.number]));
  const known = [...new Set([...folders, ...live.keys()])].sort();
  const chosen = names.map((name) => known.find((city) => city === name) ?? noCity(name, known));
  const cities = names.length > 0 ? [...new Set(chosen)] : known;
  const { isServed, note } = await readServing(platform);
  const bare: Unexamined[] = [];
  for (const city of cities) {
    const number = live.get(city);
    const release = number === undefined ? undefined : await store?.release(city, number);
    // Written by releaseContent from Settings.
    const settings = release
      ? (JSON.parse(release.settings) as Settings)
      : (await compileTexts(platform.files, city)).texts?.settings;
    if (settings) bare.push({ city, settings, release });
  }
  const patients: Patient[] = [];
  for (const one of bare) patients.push(await examined(looking, one, bare, { isServed, note }));
  return { cities, patients };
}

type Unexamined = Pick<Patient, 'city' | 'settings' | 'release'>;

async function examined(
  { tools, platform, store }: Looking,
  one: Unexamined,
  all: readonly Unexamined[],
  { isServed, note }: { readonly isServed: boolean; readonly note: ServingNote | null },
): Promise<Patient> {
  const { city, settings } = one;
  const isDev = platform.target === 'dev';
  const resolve = tools.references(platform.root);
  const token = isDev ? tools.emulatedToken(city) : resolve(settings.telegram.token);
  const apiRoot = isDev
    ? note?.emulators?.telegram
    : (platform.config.telegram?.apiRoot ?? 'https://api.telegram.org');
  const bot = token && botIdOf(token);
  const twin = all.find((other) => {
    const theirs = isDev || other.city === city ? undefined : resolve(other.settings.telegram.token);
    return bot !== undefined && theirs !== undefined && botIdOf(theirs) === bot;
  });
  const crm = isDev ? note?.emulators?.crm : settings.bitrix && resolve(settings.bitrix.webhook)?.reveal();
  const { rotation } = store ? await rotationOf(store, city) : { rotation: 1 };
  // Asked for where there is none, one would be made.
  const hasKey = (await platform.data.exists('master.key')) || resolve('env:ZETA_MASTER_KEY') !== undefined;
  return {
    ...one,
    token,
    twin: twin?.city,
    account: token && apiRoot !== undefined ? connectedBot(tools, token, apiRoot) : undefined,
    isEmulated: isDev,
    crmWebhook: crm === undefined ? undefined : new Secret(crm),
    base: isDev ? note?.publicUrl : platform.config.publicUrl,
    isServed: isServed && (note?.only === undefined || note.only.includes(city)),
    secret: hasKey
      ? () => tools.webhookSecret(tools.masterKey(platform.dataRoot), city, rotation)
      : undefined,
  };
}
