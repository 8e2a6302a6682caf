import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { type ApiAsk, type LargeAsk, mostFiles } from './wire.ts';

/** Throws `ZetaError` for what is not as it should be. `at`: a JSON pointer. */
type Check = (value: unknown, at: string) => void;

const hash = text(64, /^[0-9a-f]{64}$/);
const upload = object({
  cities: list(text(80), 10_000),
  files: list(object({ path: text(4096), sha256: hash }), mostFiles),
});
const options = object(
  {
    message: text(2000, /^/),
    allow: list(text(80), 20),
    commit: text(64, /^(?:[0-9a-f]{7,64})?$/),
    author: text(200, /^/),
    isDryRun: flag,
    isOffline: flag,
  },
  ['isDryRun', 'isOffline'],
);

/** By verb: what its body has to be. Where files may lie is checkUpload's business. */
const bodies: Readonly<Record<LargeAsk['verb'], Check>> = {
  missing: object({ files: list(hash, mostFiles) }),
  plan: object({ upload }),
  replay: object(
    {
      cities: list(text(80), 10_000),
      since: natural,
      release: object({ city: text(80), number: natural }),
      upload,
    },
    ['release', 'upload'],
  ),
  deploy: object({ upload, options }),
};

/**
 * What is asked with a list of files. It may have megabytes, and is read here, in the thread, since an event loop that reads it
 * answers no customer meanwhile. Throws `ZetaError`, which never says what was sent: only where.
 */
export function readManifest({ verb, body }: LargeAsk): ApiAsk {
  const value = parsed(body);
  bodies[verb](value, '');
  // Just checked.
  return { verb, ...(value as object) } as ApiAsk;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw wrong('The body is no JSON, or not whole.');
  }
}

function object(checks: Readonly<Record<string, Check>>, optional: readonly string[] = []): Check {
  const known = new Map(Object.entries(checks));
  const needed = [...known.keys()].filter((name) => !optional.includes(name));
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw notAs(at, 'must be object');
    for (const name of needed)
      if (!Object.hasOwn(value, name)) throw notAs(at, `must have required property '${name}'`);
    for (const [name, one] of Object.entries(value)) {
      const check = known.get(name);
      if (!check) throw notAs(at, 'must NOT have additional properties');
      check(one, `${at}/${name}`);
    }
  };
}

function list(check: Check, most: number): Check {
  return (value, at) => {
    if (!Array.isArray(value)) throw notAs(at, 'must be array');
    if (value.length > most) throw notAs(at, `must NOT have more than ${most} items`);
    for (const [index, one] of value.entries()) check(one, `${at}/${index}`);
  };
}

/** Without a form: not empty. */
function text(most: number, form = /^./s): Check {
  return (value, at) => {
    if (typeof value !== 'string') throw notAs(at, 'must be string');
    if (value.length > most) throw notAs(at, `must NOT have more than ${most} characters`);
    if (!form.test(value)) throw notAs(at, `must match pattern "${form.source}"`);
  };
}

function natural(value: unknown, at: string): void {
  if (!Number.isSafeInteger(value) || Number(value) < 0) throw notAs(at, 'must be integer >= 0');
}

function flag(value: unknown, at: string): void {
  if (typeof value !== 'boolean') throw notAs(at, 'must be boolean');
}

function notAs(at: string, problem: string): ZetaError {
  return wrong(`The body is not as it should be: ${at || 'it'} ${problem}.`);
}

function wrong(message: string): ZetaError {
  return new ZetaError('wrong-request', message, { exit: exitCode.usage });
}
