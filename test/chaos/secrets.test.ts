import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { masterKey, webhookSecret } from '../../src/adapters/node/master-key.ts';
import { zeta } from '../screens/cli/bin.ts';
import { freePort } from '../support/free-port.ts';
import { atCard, customerOf, scenarios } from './customers.ts';
import { type Canary, findSecrets } from './find-secrets.ts';
import { Shop } from './shop.ts';

/** Letters that no other text has by chance. */
function canary(length: number): string {
  return randomBytes(length).toString('hex').slice(0, length);
}

async function shopOfCanaries(env: NodeJS.ProcessEnv = {}) {
  const token = canary(33);
  const bitrix = canary(32);
  const alerts = canary(33);
  const proxy = canary(32);
  const heartbeat = canary(32);
  const shop = await Shop.open({
    watch: 'prompts',
    args: ['--verbose'],
    env,
    bitrixSecret: bitrix,
    tokenOf: () => `777000777:AA${token}`,
    // Nobody is there: each heartbeat fails at the proxy.
    extraEnv: `ALERTS_TOKEN=888000888:AA${alerts}\nHEARTBEAT_URL=http://heartbeat.example/${heartbeat}\nOUTBOUND_PROXY=http://shop:${proxy}@127.0.0.1:${await freePort()}\n`,
    alerts: true,
  });
  onTestFinished(() => shop.close());
  await shop.start();
  const key = masterKey(join(shop.root, '.zeta/local'));
  const canaries: readonly Canary[] = [
    { name: 'bot token', secret: token },
    { name: 'CRM webhook', secret: bitrix },
    { name: 'alert token', secret: alerts },
    { name: "proxy's password", secret: proxy },
    { name: "proxy's login", secret: Buffer.from(`shop:${proxy}`).toString('base64') },
    { name: 'heartbeat', secret: heartbeat },
    { name: 'master key', secret: key.reveal() },
    { name: 'webhook secret', secret: webhookSecret(key, shop.cities[0]!) },
  ];
  return { shop, canaries, token };
}

/** Every kind of error that the outside can cause, and some that a person can. */
async function provokeErrors(shop: Shop): Promise<void> {
  const [city] = shop.cities;
  const { telegram, bitrix } = shop;
  for (const how of [
    { kind: '429', retryAfter: 0 },
    { kind: '400', description: "Bad Request: can't parse entities" },
    { kind: '400', description: 'Bad Request: something new' },
    { kind: '5xx' },
    { kind: 'reset-before' },
    { kind: 'reset-after' },
  ] as const)
    telegram.fail({ method: 'sendMessage', times: 1, how });
  const customer = customerOf(shop, city!, 3001);
  for (let at = 0; at < 8; at += 1) customer.ask();
  await shop.settled();
  for (const kind of ['limited', 'drop-after', 'html-502', 'revoked'] as const) {
    const { customer, card } = await atCard(shop, city!, 3100 + shop.intents.size);
    bitrix.setFault({ kind }, 1, 'crm.item.add');
    const creates = () => bitrix.calls().filter(({ method }) => method === 'crm.item.add').length;
    const before = creates();
    customer.press(card, /Заявка/);
    // What becomes of it in the end is a question of other tests, and of longer waits.
    await shop.until(() => creates() > before, `a deal meets ${kind}`);
  }
  // A bot that Telegram does not know any more.
  telegram.removeBot(shop.tokenOf(city!));
  shop.kill();
  await shop.until(() => shop.deaths.length === 1, 'the process is dead');
  await shop.until(() => shop.isServing, 'the next one serves');
  const wrong = { method: 'POST', headers: { 'x-telegram-bot-api-secret-token': 'wrong' }, body: '{' };
  await fetch(`${shop.publicUrl}/telegram/${city}`, wrong);
  await fetch(`${shop.publicUrl}/telegram/nobody`, wrong);
  shop.write(`cities/${city}/prompts/ru.yaml`, 'greeting: "{broken"\n');
}

async function page(shop: Shop, path: string): Promise<string> {
  const answer = await fetch(`${shop.privateUrl}${path}`);
  return `${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
}

/** All that the shop wrote anywhere, by where. */
async function allThatIsWritten(shop: Shop): Promise<ReadonlyMap<string, string>> {
  const pages = ['/', '/healthz', '/readyz', '/metrics', '/api/cities', '/nothing'];
  const verbs = [
    ['status'],
    ['status', '--json'],
    ['plan'],
    ['validate'],
    ['releases', 'city1'],
    ['doctor'],
    ['webhook', 'info', 'city1'],
    ['serve'],
  ];
  const written = new Map<string, string>();
  for (const path of pages) written.set(`page ${path}`, await page(shop, path));
  for (const verb of verbs) {
    const { stdout, stderr } = await zeta(shop.root, [...verb, '--verbose']);
    written.set(`zeta ${verb.join(' ')}`, stdout + stderr);
  }
  for (const [at, output] of shop.allOutputs().entries()) written.set(`output of process ${at + 1}`, output);
  const data = join(shop.root, '.zeta');
  for (const name of readdirSync(data, { recursive: true, encoding: 'utf8' })) {
    const path = join(data, name);
    // The key's own file is where the key is; that nobody else reads it is tested elsewhere.
    if (name.endsWith('master.key') || !statSync(path).isFile()) continue;
    written.set(`file ${name}`, readFileSync(path, 'latin1'));
  }
  return written;
}

function findings(written: ReadonlyMap<string, string>, canaries: readonly Canary[]): readonly string[] {
  return [...written].flatMap(([where, text]) =>
    findSecrets(text, canaries).map((found) => `${where}: ${found}`),
  );
}

describe('a secret', () => {
  it('is seen nowhere, whatever customers do and whatever fails', async () => {
    const { shop, canaries } = await shopOfCanaries();
    const [city] = shop.cities;
    const names = ['start', 'press', 'ticket', 'manager', 'save'] as const;
    await Promise.all(names.map((name, at) => scenarios[name](shop, city!, 2000 + at)));
    await provokeErrors(shop);
    const written = await allThatIsWritten(shop);
    // What is looked through is really there: the trace of deals, the database, the release, the page.
    expect([...written.keys()]).toEqual(
      expect.arrayContaining([
        'page /healthz',
        'output of process 1',
        'file local/zeta.db',
        'file local/zeta.db-wal',
      ]),
    );
    expect(written.get('output of process 1')).toContain('a deal goes on');
    expect(written.get('output of process 1')).toContain('was not delivered');
    expect(written.get('output of process 1')).toContain('PROXY_ECONNREFUSED');
    expect(findings(written, canaries)).toEqual([]);
  }, 300_000);

  it('is found where somebody logs an error that has it', async () => {
    const { shop, canaries } = await shopOfCanaries({ ZETA_CHAOS_PLANT: 'log(error)' });
    await scenarios.start(shop, shop.cities[0]!, 2000);
    const written = new Map([['output', shop.allOutputs().join('')]]);
    expect(findings(written, canaries)).toEqual(
      expect.arrayContaining(['output: bot token, as it is', 'output: master key, as it is']),
    );
  });

  it('is found in every form that the scanner knows', () => {
    const secret = canary(33);
    const found = (text: string) => findSecrets(text, [{ name: 'token', secret }]).length > 0;
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    expect(found('nothing')).toBe(false);
    expect(found(`bot777:AA${secret}/sendMessage`)).toBe(true);
    expect(found(`…${secret.slice(7, 20)}…`)).toBe(true);
    expect(found(`"${secret.slice(0, 9)}",\n"${secret.slice(9)}"`)).toBe(true);
    for (const before of ['', 'b', 'bo']) expect(found(base64(`${before}${secret}!`))).toBe(true);
    expect(found(Buffer.from(secret).toString('base64url'))).toBe(true);
    expect(found(Buffer.from(secret).toString('hex'))).toBe(true);
    expect(found([...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join(''))).toBe(true);
  });
});
