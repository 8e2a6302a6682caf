import { listCities } from '../compile/list-cities.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { diskTrouble } from './alert-probes.ts';
import { readBackupNote } from './backup-note.ts';
import { type Finding, finding } from './doctor-finding.ts';
import type { Platform } from './platform.ts';
import { readServing } from './serving-note.ts';
import type { ServeTools } from './tools.ts';

const answerMs = 10_000;
const dayMs = 24 * 3600_000;
const leastNode = 24;
/** Of a clock that is further off, TLS and what expires go wrong. */
const mostClockMs = 30_000;
const certificateDays = 14;
/** A night, and one that was missed. */
const backupMs = 2 * dayMs;
const mebibyte = 1024 * 1024;

type PlatformTools = Pick<ServeTools, 'machine' | 'surroundings' | 'clock' | 'timers' | 'references'>;

/** What is the same for all cities: this machine, its data and its addresses. */
export async function platformFindings(
  tools: PlatformTools,
  platform: Platform,
  { isOffline }: { readonly isOffline: boolean },
): Promise<readonly Finding[]> {
  const network = [ofClock(tools, platform), ofDns(tools, platform), ofCertificate(tools, platform)];
  const isQuiet = isOffline || platform.target === 'dev';
  const quiet = (['clock', 'dns', 'certificate'] as const).map((check) => finding(check, 'skipped'));
  return [
    ofNode(tools),
    await ofFiles(platform),
    ofEnv(tools, platform),
    ofFolder(tools, platform),
    await ofDisk(tools, platform),
    await ofDatabase(platform),
    await ofServing(platform),
    await ofBackup(tools, platform),
    ...ofProxy(tools, platform),
    ...(isQuiet ? quiet : await Promise.all(network.map((look) => look()))),
  ];
}

function ofNode({ machine }: PlatformTools): Finding {
  const isNew = Number.parseInt(machine.node, 10) >= leastNode;
  return finding('node', isNew ? 'fine' : 'failed', machine.node);
}

async function ofFiles({ files }: Platform): Promise<Finding> {
  const { cities, diagnostics } = await listCities(files);
  return finding('files', hasErrors(diagnostics) ? 'failed' : 'fine', cities.length);
}

/** Where the group of whoever serves may read it, that is meant. */
function ofEnv({ machine }: PlatformTools, { files }: Platform): Finding {
  const mode = machine.mode(files.absolute('.env'));
  if (mode === undefined) return finding('env', 'skipped');
  return finding('env', (mode & 0o037) === 0 ? 'fine' : 'failed', mode.toString(8).padStart(4, '0'));
}

function ofFolder({ machine }: PlatformTools, { dataRoot }: Platform): Finding {
  const mayWrite = machine.mayWrite(dataRoot);
  if (mayWrite === undefined) return finding('folder', 'skipped', dataRoot);
  return finding('folder', mayWrite ? 'fine' : 'failed', dataRoot);
}

async function ofDisk(
  { machine, surroundings }: PlatformTools,
  { root, dataRoot }: Platform,
): Promise<Finding> {
  const place = machine.mayWrite(dataRoot) === undefined ? root : dataRoot;
  const trouble = await diskTrouble(surroundings, place);
  const { free } = await surroundings.space(place);
  const verdict = trouble === undefined ? 'skipped' : trouble.length > 0 ? 'failed' : 'fine';
  return finding('disk', verdict, Math.floor(free / mebibyte));
}

async function ofDatabase({ data }: Platform): Promise<Finding> {
  if (!(await data.exists('zeta.db'))) return finding('database', 'skipped');
  const { inspectDatabase } = await import('../store/inspect-database.ts');
  const state = inspectDatabase(data.absolute('zeta.db'));
  if ('code' in state) return finding('database', 'failed', state.code);
  const { version, newest, journal, check } = state;
  if (check !== 'ok') return finding('database', 'failed', 'damaged');
  if (version > newest) return finding('database', 'failed', `version ${version} > ${newest}`);
  // To open it would bring it to this version's shape, under whoever serves it now.
  if (version < newest) return finding('database', 'warning', `version ${version} < ${newest}`);
  if (journal !== 'wal') return finding('database', 'warning', journal);
  return finding('database', 'fine', version);
}

async function ofServing(platform: Platform): Promise<Finding> {
  const { isServed, note } = await readServing(platform);
  if (!isServed) return finding('served', 'warning');
  return note
    ? finding('served', 'fine', `${note.command}, ${note.pid}`)
    : finding('served', 'warning', 'serve.json');
}

async function ofBackup({ clock }: PlatformTools, { target, data }: Platform): Promise<Finding> {
  if (target === 'dev') return finding('backup', 'skipped');
  const note = await readBackupNote(data);
  if (!note) return finding('backup', 'warning');
  const age = clock.now() - note.at;
  return finding('backup', age > backupMs ? 'warning' : 'fine', Math.floor(age / 3600_000));
}

/** Only a reference can be unset; whether the proxy lets calls through, each call tells. */
function ofProxy({ references }: PlatformTools, { root, config }: Platform): readonly Finding[] {
  const proxy = config.http?.proxy;
  if (proxy === undefined || !/^(env|file):/.test(proxy)) return [];
  return [finding('proxy', references(root)(proxy) ? 'fine' : 'failed', proxy)];
}

/** Against the clock of Telegram's answer, whose words do not matter. */
function ofClock({ machine, clock, timers }: PlatformTools, { config }: Platform) {
  return async (): Promise<Finding> => {
    const apiRoot = config.telegram?.apiRoot ?? 'https://api.telegram.org';
    const answer = await machine.look(`${apiRoot.replace(/\/+$/, '')}/`, timers.deadline(answerMs));
    if (answer.kind === 'unreached') return finding('clock', 'failed', answer.code);
    if (answer.at === undefined) return finding('clock', 'skipped');
    const ms = Math.abs(clock.now() - answer.at);
    return finding('clock', ms > mostClockMs ? 'failed' : 'fine', Math.round(ms / 1000));
  };
}

function ofDns({ machine }: PlatformTools, { config }: Platform) {
  return async (): Promise<Finding> => {
    const url = URL.parse(config.publicUrl ?? '');
    if (!url) return finding('dns', 'failed', 'NO_PUBLIC_URL');
    const found = await machine.resolve(url.hostname.replace(/^\[|\]$/g, ''));
    if ('code' in found) return finding('dns', 'failed', `${url.hostname} (${found.code})`);
    // Telegram: IPv4 alone.
    const hasFour = found.some((address) => !address.includes(':'));
    return finding('dns', hasFour ? 'fine' : 'failed', `${url.hostname}: ${found.join(', ')}`);
  };
}

function ofCertificate({ surroundings, clock, timers }: PlatformTools, { config }: Platform) {
  return async (): Promise<Finding> => {
    const url = config.publicUrl;
    if (!url?.startsWith('https://')) return finding('certificate', 'skipped');
    const end = await surroundings.certificateEnd(url, timers.deadline(answerMs));
    if (end === undefined) return finding('certificate', 'warning');
    const days = Math.floor((end - clock.now()) / dayMs);
    const verdict = days < 0 ? 'failed' : days < certificateDays ? 'warning' : 'fine';
    return finding('certificate', verdict, days);
  };
}
