import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { type BitrixEmulator, startBitrixEmulator } from '../../src/emulators/bitrix/bitrix-emulator.ts';
import {
  startTelegramEmulator,
  type TelegramEmulator,
} from '../../src/emulators/telegram/telegram-emulator.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { smallCity, writeFiles } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { type Doors, type ServedProcess, spawnServed } from './served-process.ts';

export const managers = '-1001234567';

export interface ShopOptions {
  readonly cities?: number;
  /** Asked for each 2xx of the process: true loses it on its way back to Telegram. */
  readonly losesAnswer?: () => boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly args?: readonly string[];
  /** Default `off`: a process starts sooner where no file may have changed. */
  readonly watch?: 'prompts';
  /** Written over the usual files. */
  readonly files?: Readonly<Record<string, string>>;
  readonly tokenOf?: (city: CityId) => string;
  readonly bitrixSecret?: string;
  /**
   * Troubles are told to the operators' chat, by a bot whose token is ALERTS_TOKEN; heartbeats go to HEARTBEAT_URL, through
   * OUTBOUND_PROXY.
   */
  readonly alerts?: boolean;
  /** More lines of .env. */
  readonly extraEnv?: string;
}

/** A product line long enough to page through. */
const catalog = `Артикул;Наименование;Категория;Цена;Остаток;Ссылка\n${Array.from(
  { length: 12 },
  (_, at) =>
    `Д-${at + 1};Диван «Модель ${at + 1}»;Диваны;${(at + 1) * 10_000};3;https://shop.example/p/${at + 1}\n`,
).join('')}`;

/**
 * Shops served by a real process that may die at any moment, and is started again at once. Telegram, the CRM and the
 * public address live in the test's process and go on.
 */
export class Shop {
  readonly root: string;
  readonly cities: readonly CityId[];
  readonly telegram: TelegramEmulator;
  readonly bitrix: BitrixEmulator;
  readonly front: FrontDoor;
  readonly tokenOf: (city: CityId) => string;
  /** What customers asked for: a press on the ticket button of one message, however often it is repeated. */
  readonly intents = new Set<string>();
  /** Questions in the order they were asked, by `<city> <chat>`. */
  readonly asked = new Map<string, string[]>();
  /** When the next process was let go after a death; what one process did lies between two of them. */
  readonly deaths: number[] = [];
  /** Where the next processes are to die, first first; then nowhere. */
  readonly plan: string[] = [];
  /** Points where a process really died, as it was told to. */
  readonly diedAt = new Set<string>();
  readonly #options: ShopOptions;
  readonly #outputs: string[] = [];
  #spare: ServedProcess;
  #serving: ServedProcess | undefined;
  #doors: Doors | undefined;
  #running: Promise<void> | undefined;
  #failure: Error | undefined;
  #isClosing = false;
  #isKilled = false;

  static async open(options: ShopOptions = {}): Promise<Shop> {
    const [telegram, bitrix, front] = await Promise.all([
      startTelegramEmulator({ firstId: 1, retryScale: 0.01 }),
      startBitrixEmulator(),
      openFrontDoor(options.losesAnswer ?? (() => false)),
    ]);
    const shop = new Shop(options, telegram, bitrix, front);
    await shop.#deploy();
    return shop;
  }

  private constructor(
    options: ShopOptions,
    telegram: TelegramEmulator,
    bitrix: BitrixEmulator,
    front: FrontDoor,
  ) {
    this.#options = options;
    this.telegram = telegram;
    this.bitrix = bitrix;
    this.front = front;
    this.tokenOf = options.tokenOf ?? emulatedToken;
    this.root = mkdtempSync(join(tmpdir(), 'zeta-chaos-'));
    this.cities = Array.from({ length: options.cities ?? 1 }, (_, at) => idOf<CityId>(`city${at + 1}`));
    const webhook = bitrix.webhook(1, options.bitrixSecret);
    const env = this.cities.map((city) => {
      const name = city.toUpperCase();
      return `${name}_TOKEN=${this.tokenOf(city)}\n${name}_BITRIX=${webhook}\n`;
    });
    writeFiles(this.root, {
      ...Object.assign({}, ...this.cities.map((city) => smallCity(city, { catalog }))),
      'zeta.yaml': `target: local\npublicUrl: ${front.url}\ntelegram: { apiRoot: "${telegram.url}" }\nserve: { watch: ${options.watch ?? 'off'} }\n${alertsOf(options)}`,
      '.env': env.join('') + (options.extraEnv ?? ''),
      ...options.files,
    });
    for (const city of this.cities)
      telegram.addBot({ token: this.tokenOf(city), username: `${city}_bot`, name: city });
    telegram.addGroup({ id: managers, title: 'Менеджеры' });
    this.#spare = this.#spawn();
  }

  async #deploy(): Promise<void> {
    const platform = await openPlatform(tools, { root: this.root });
    const { cities } = await deployCities(tools, platform, { names: [], allow: [], message: '' });
    const failed = cities.filter(({ kind }) => kind !== 'live');
    if (failed.length > 0) throw new Error(`not live: ${JSON.stringify(failed)}`);
  }

  /** Serves until `close`, through any number of deaths. */
  async start(): Promise<void> {
    this.#running = this.#serve().catch((error: unknown) => {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    });
    await this.until(() => this.#doors !== undefined, 'the first process serves');
  }

  get privateUrl(): string | undefined {
    return this.#doors?.private;
  }

  get publicUrl(): string | undefined {
    return this.#doors?.public;
  }

  /** What every process wrote, the living one included. */
  allOutputs(): readonly string[] {
    return [...this.#outputs, this.#serving?.output() ?? ''];
  }

  get isServing(): boolean {
    return this.#doors !== undefined;
  }

  /** The same as `kill -9` from outside, at whatever the process is doing. */
  kill(): void {
    this.#isKilled = true;
    this.#serving?.kill();
  }

  /** Like `until` of all tests, and fails at once when a process has ended by itself. */
  async until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
    // Long: a step may need several lives of a process, and a machine may be slow.
    const deadline = Date.now() + 240_000;
    while (!(await condition())) {
      if (this.#failure) throw this.#failure;
      if (Date.now() > deadline) throw new Error(`this did not happen: ${what}; ${this.#unfinished()}`);
      await new Promise((resume) => setTimeout(resume, 5));
    }
  }

  /** Resolves when all that was accepted is finished and all that was decided is done. */
  async settled(): Promise<void> {
    await this.telegram.delivered();
    const open = `SELECT (SELECT count(*) FROM inbox WHERE state = 'new')
      + (SELECT count(*) FROM outbox WHERE state IN ('pending', 'in-flight', 'unknown', 'created')) AS open`;
    await this.until(
      () => this.isServing && this.rows<{ open: number }>(open)[0]?.open === 0,
      'all is finished',
    );
  }

  /** What the database says, read as another process would. */
  rows<Row>(sql: string): readonly Row[] {
    const database = new Sqlite(join(this.root, '.zeta/local/zeta.db'), { readonly: true });
    try {
      return database.prepare(sql).all() as Row[];
    } finally {
      database.close();
    }
  }

  /** Changes the database as somebody else's process would. */
  change(sql: string): void {
    const database = new Sqlite(join(this.root, '.zeta/local/zeta.db'), { timeout: 5000 });
    database.exec(sql);
    database.close();
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.root, path), text);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#serving?.kill();
    this.#spare.kill();
    await Promise.all([this.#running, this.#spare.ended]);
    await Promise.all([this.front.close(), this.telegram.close(), this.bitrix.close()]);
    rmSync(this.root, { recursive: true, force: true });
  }

  #unfinished(): string {
    return JSON.stringify(this.rows("SELECT key, state, attempts, error FROM inbox WHERE state <> 'done'"));
  }

  #spawn(): ServedProcess {
    return spawnServed(this.root, this.#options.args, this.#options.env);
  }

  async #serve(): Promise<void> {
    while (!this.#isClosing) {
      const serving = this.#spare;
      const failpoint = this.plan.shift();
      this.#serving = serving;
      // The next one loads while this one serves.
      this.#spare = this.#spawn();
      this.#doors = await serving.go(failpoint);
      if (this.#doors) this.front.setTarget(this.#doors.public);
      const signal = await serving.ended;
      this.#doors = undefined;
      this.front.setTarget(undefined);
      this.#outputs.push(serving.output());
      if (this.#isClosing) return;
      if (signal !== 'SIGKILL') throw new Error(`a process ended by itself:\n${serving.output()}`);
      if (failpoint && !this.#isKilled) this.diedAt.add(failpoint);
      this.#isKilled = false;
      // What the dead process had sent is read first.
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resume) => setImmediate(resume));
      this.deaths.push(Date.now());
    }
  }
}

function alertsOf({ alerts }: ShopOptions): string {
  return alerts
    ? 'alerts: { chat: "-1009999999", token: "env:ALERTS_TOKEN", heartbeat: "env:HEARTBEAT_URL" }\nhttp: { proxy: "env:OUTBOUND_PROXY" }\n'
    : '';
}

function emulatedToken(city: CityId): string {
  return `${100_000_000 + Number(city.replace(/\D/g, ''))}:AA${'k'.repeat(33)}`;
}
