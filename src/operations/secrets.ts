import { botIdOf } from '../base/bot-token.ts';
import { exitCode } from '../base/exit-code.ts';
import type { Secret } from '../base/secret.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { openTargetStore, type Platform } from './platform.ts';
import { type SecretUse, secretUses } from './secret-uses.ts';
import type { Tools } from './tools.ts';

export interface ListedSecret {
  /** `env:NAME` or `file:PATH`. */
  readonly reference: string;
  /** `unused`: it stands in .env, and no file of the platform names it. */
  readonly state: 'set' | 'missing' | 'unused';
  readonly uses: readonly SecretUse[];
}

export interface SecretList {
  readonly target: string;
  readonly secrets: readonly ListedSecret[];
  readonly unread: readonly string[];
}

type SecretTools = Pick<Tools, 'references' | 'secretFile' | 'clock' | 'whoAndWhat'>;

/** Which secrets the platform names, who needs them and whether they are set; never their values. */
export async function listSecrets(tools: SecretTools, platform: Platform): Promise<SecretList> {
  const { uses, unread } = await secretUses(platform);
  const resolve = tools.references(platform.root);
  const byReference = Map.groupBy(uses, ({ reference }) => reference);
  const named = [...byReference].map(([reference, own]): ListedSecret => {
    return { reference, state: resolve(reference) ? 'set' : 'missing', uses: own };
  });
  const unused = (await tools.secretFile(platform.root))
    .names()
    .map((name) => `env:${name}`)
    .filter((reference) => !byReference.has(reference) && !isOurs(reference))
    .map((reference): ListedSecret => ({ reference, state: 'unused', uses: [] }));
  const secrets = [...named, ...unused].sort((a, b) => a.reference.localeCompare(b.reference, 'en'));
  return { target: platform.target, secrets, unread };
}

/** Read by ZETA itself, and by the HTTP client. */
function isOurs(reference: string): boolean {
  return /^env:(ZETA_\w+|(?:https?|no)_proxy)$/i.test(reference);
}

export interface WrittenSecret {
  readonly name: string;
  readonly what: 'new' | 'changed' | 'same';
  readonly uses: readonly SecretUse[];
  /** A variable of the environment goes before the file: it has to be changed where the server is started. */
  readonly isOverridden: boolean;
}

/**
 * Writes a secret into `.env`, which serving processes read again within a second. What is surely no token or webhook is
 * refused. Throws `ZetaError`.
 */
export async function setSecret(
  tools: SecretTools,
  platform: Platform,
  named: string,
  value: Secret,
): Promise<WrittenSecret> {
  const name = nameIn(named);
  const { uses: all } = await secretUses(platform);
  const uses = all.filter(({ reference }) => reference === `env:${name}`);
  checkValue(name, value, uses);
  const file = await tools.secretFile(platform.root);
  const { author } = await tools.whoAndWhat(platform.root);
  // Opened first: nothing is written that could not be written down.
  const store = await openTargetStore(platform);
  try {
    const lock = await writersLock(platform);
    const what = await file.set(name, value).finally(() => lock.release());
    const fact = { at: tools.clock.now(), what: 'secret-set', subject: name, after: { what } } as const;
    if (what !== 'same') await store.recordAudit({ ...fact, by: { name: author } });
    return { name, what, uses, isOverridden: file.isOverridden(name) };
  } finally {
    store.close();
  }
}

/** One writer after another: each reads what the one before has written. A look takes a quarter of a second. */
const mostLooks = 40;

async function writersLock({ files }: Platform): Promise<{ release(): void }> {
  const { takeLock } = await import('../store/lock.ts');
  if (!(await files.exists('.zeta/.gitignore'))) await files.write('.zeta/.gitignore', '*\n');
  for (let look = 0; look < mostLooks; look += 1) {
    const lock = takeLock(files.absolute('.zeta/secrets.lock'));
    if (lock) return lock;
  }
  throw new ZetaError('secrets-busy', '.env is being written by somebody else.', { hint: 'Try again.' });
}

/** `NAME`, or `env:NAME` as it stands in the files. */
function nameIn(named: string): string {
  const name = named.replace(/^env:/, '');
  if (/^[A-Za-z_]\w*$/.test(name)) return name;
  const isFile = named.startsWith('file:');
  throw new ZetaError('not-a-name', `"${named}" is no name of a variable.`, {
    hint: isFile
      ? 'A secret of the form file:PATH is the content of that file: write it there.'
      : 'Letters, digits and underscores, as in ALMATY_BOT_TOKEN.',
    exit: exitCode.usage,
  });
}

function unwritable(name: string): ZetaError {
  return new ZetaError('unwritable-secret', `.env cannot hold this value of ${name}; nothing was written.`, {
    hint: 'It has characters that are no text. Is it the right file?',
    exit: exitCode.usage,
  });
}

/** What can be told of a value without asking anybody. It is never quoted. */
function checkValue(name: string, value: Secret, uses: readonly SecretUse[]): void {
  const text = value.reveal();
  if (/[\p{Cc}\uFFFD]/u.test(text) || name === '__proto__') throw unwritable(name);
  const wrong = (what: string, hint: string) =>
    new ZetaError('wrong-secret', `This is no ${what}, and ${name} is one; nothing was written.`, {
      hint,
      exit: exitCode.usage,
    });
  const tokens = new Set(['telegram.token', 'alerts.token', 'login.telegram']);
  const isToken = uses.some(({ key }) => tokens.has(key));
  if (isToken && botIdOf(value) === undefined)
    throw wrong('token of a bot', 'BotFather writes it as 123456789:AA…, in one line.');
  const isWebhook = uses.some(({ key }) => key === 'bitrix.webhook');
  if (isWebhook && !/^https?:\/\/[^/\s]+\/(?:\S+\/)?rest\/\d+\/[^/\s]+\/?$/.test(text))
    throw wrong('webhook of Bitrix24', 'It looks like https://shop.bitrix24.kz/rest/1/abcdef…/');
}
