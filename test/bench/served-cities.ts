import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { masterKey, webhookSecret } from '../../src/adapters/node/master-key.ts';
import { type BotId, type CityId, idOf } from '../../src/base/ids.ts';
import { startBitrixEmulator } from '../../src/emulators/bitrix/bitrix-emulator.ts';
import {
  startTelegramEmulator,
  type TelegramEmulator,
} from '../../src/emulators/telegram/telegram-emulator.ts';
import { openStore } from '../../src/store/open-store.ts';
import { freePort } from '../support/free-port.ts';
import { smallCity, writeFiles } from '../support/platform-folder.ts';

const launcher = join(import.meta.dirname, '../../bin/zeta');

/** Cities served by a process of their own, with their customers here. */
export interface ServedCities {
  readonly root: string;
  readonly url: string;
  /** Of the private door. */
  readonly privateUrl: string;
  readonly names: readonly CityId[];
  readonly telegram: TelegramEmulator;
  tokenOf(city: CityId): string;
  secretOf(city: CityId): string;
  /** A new customer asks; resolves with when the answer was there (`performance.now`), undefined after half a minute. */
  ask(city: CityId): Promise<number | undefined>;
  /** Resolves when each of them has answered once. */
  introduced(cities: readonly CityId[]): Promise<void>;
  residentMib(): number;
  close(): Promise<void>;
}

/** `crmOf`: another CRM than the emulated one. `isUnknown`: Telegram does not know its token. `catalogOf`: CSV. */
export async function serveCities(options: {
  readonly cities: number;
  readonly crmOf?: (city: CityId) => string | undefined;
  readonly isUnknown?: (city: CityId) => boolean;
  readonly catalogOf?: (city: CityId) => string | undefined;
  /** More of zeta.yaml. */
  readonly platform?: string;
}): Promise<ServedCities> {
  const [telegram, bitrix, port] = await Promise.all([
    startTelegramEmulator(),
    startBitrixEmulator(),
    freePort(),
  ]);
  const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
  const names = Array.from({ length: options.cities }, (_, at) => idOf<CityId>(`city${at + 1}`));
  const token = (city: CityId) => `${300_000_000 + names.indexOf(city)}:AA${'b'.repeat(33)}`;
  const lines = names.map((city) => {
    const crm = options.crmOf?.(city) ?? bitrix.webhook();
    return `${city.toUpperCase()}_TOKEN=${token(city)}\n${city.toUpperCase()}_BITRIX=${crm}\n`;
  });
  writeFiles(root, {
    ...Object.assign({}, ...names.map((city) => smallCity(city, withCatalog(options.catalogOf?.(city))))),
    'zeta.yaml': `target: local\npublicUrl: http://127.0.0.1:${port}\ntelegram: { apiRoot: "${telegram.url}" }\n${options.platform ?? ''}`,
    '.env': lines.join(''),
  });
  for (const city of names) {
    if (!options.isUnknown?.(city))
      telegram.addBot({ token: token(city), username: `${city}_bot`, name: city });
  }
  telegram.addGroup({ id: '-1001234567', title: 'Менеджеры' });
  if (spawnSync(launcher, ['deploy', '--offline'], { cwd: root }).status !== 0)
    throw new Error('the cities could not be deployed');
  await rememberBots(
    join(root, '.zeta/local/zeta.db'),
    names.filter((city) => !options.isUnknown?.(city)).map((city) => ({ city, token: token(city) })),
  );
  const server = spawn(launcher, ['serve', '--quiet', '--port', String(port), '--private', '127.0.0.1:0'], {
    cwd: root,
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', () => resolve());
    server.once('exit', () => reject(new Error('the server ended')));
  });
  const waiting = new Map<string, (at: number | undefined) => void>();
  // A customer's own message comes before they wait.
  telegram.onChange(({ chatId }) => {
    const answered = waiting.get(chatId);
    answered?.(performance.now());
  });
  let lastCustomer = 10_000_000;
  const ask: ServedCities['ask'] = (city) => {
    lastCustomer += 1;
    const chat = String(lastCustomer);
    telegram.say(token(city), { id: lastCustomer, name: 'Покупатель', language: 'ru' }, 'диван');
    return new Promise((resolve) => {
      const end = (at: number | undefined) => {
        clearTimeout(timer);
        waiting.delete(chat);
        resolve(at);
      };
      const timer = setTimeout(() => end(undefined), 30_000);
      waiting.set(chat, end);
    });
  };
  return {
    root,
    url: `http://127.0.0.1:${port}`,
    privateUrl: privateUrlIn(root),
    names,
    telegram,
    tokenOf: token,
    secretOf: (city) => webhookSecret(masterKey(join(root, '.zeta/local')), city),
    ask,
    introduced: async (cities) => {
      const answers = async (city: CityId) => {
        while ((await ask(city)) === undefined);
      };
      await Promise.all(cities.map(answers));
    },
    residentMib: () => {
      const [, kib = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8')) ?? [];
      return Math.round(Number(kib) / 1024);
    },
    close: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
      await Promise.all([telegram.close(), bitrix.close()]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function withCatalog(catalog: string | undefined) {
  return catalog === undefined ? {} : { catalog };
}

/** The server says where its doors are. */
function privateUrlIn(root: string): string {
  const note = readFileSync(join(root, '.zeta/local/serve.json'), 'utf8');
  return (JSON.parse(note) as { privateUrl: string | null }).privateUrl ?? '';
}

/** As an earlier start would have: a fleet that nobody knows yet is introduced to Telegram one by one, for minutes. */
export async function rememberBots(
  database: string,
  bots: readonly { readonly city: CityId; readonly token: string }[],
): Promise<void> {
  const store = openStore(database, { busyTimeoutMs: 1000 });
  for (const { city, token } of bots) {
    const username = `${city}_bot`;
    const id = token.split(':')[0] ?? '';
    const info = JSON.stringify({ id: Number(id), is_bot: true, first_name: city, username });
    await store.rememberBot({ bot: idOf<BotId>(id), city, username, info });
  }
  store.close();
}

export interface LoadResult {
  /** From when each question was due to when its answer was there, in milliseconds. */
  readonly durations: readonly number[];
  readonly unanswered: number;
}

/** Questions by the clock, whatever becomes of the ones before: a slow answer delays no question and hides no other. */
export async function openLoop(
  rate: number,
  seconds: number,
  ask: (at: number) => Promise<number | undefined>,
): Promise<LoadResult> {
  const durations: number[] = [];
  let unanswered = 0;
  const asked: Promise<void>[] = [];
  const start = performance.now();
  for (let at = 0; at < rate * seconds; at += 1) {
    const due = start + (at * 1000) / rate;
    const waitMs = due - performance.now();
    if (waitMs > 0) await new Promise((resume) => setTimeout(resume, waitMs));
    asked.push(
      ask(at).then((answeredAt) => {
        if (answeredAt === undefined) unanswered += 1;
        else durations.push(answeredAt - due);
      }),
    );
  }
  await Promise.all(asked);
  return { durations, unanswered };
}

/** Answers a second when so many customers ask again as soon as they are answered. */
export async function capacityOf(
  seconds: number,
  ask: (at: number) => Promise<number | undefined>,
): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let answers = 0;
  const customer = async (_: unknown, first: number) => {
    for (let at = first; performance.now() < end; at += 1) if ((await ask(at)) !== undefined) answers += 1;
  };
  await Promise.all(Array.from({ length: 64 }, customer));
  return answers / seconds;
}
