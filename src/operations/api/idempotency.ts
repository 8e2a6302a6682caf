import { createHash, webcrypto } from 'node:crypto';
import { canonicalJson } from '../../base/canonical-json.ts';
import { exitCode } from '../../base/exit-code.ts';
import type { KeyedRequest } from '../../store/api-answers-store.ts';
import type { Store } from '../../store/store.ts';
import { allRoutes } from './all-routes.ts';
import type { ApiAsk, ApiOutcome, Caller, LargeAsk } from './wire.ts';
import { problem } from './wire.ts';

/** A key that was used is free again after so long. */
const keptMs = 24 * 3600_000;
/** A larger answer is not kept: who repeats the request is told that it was done. */
const mostAnswerBytes = 256 * 1024;
/** What is shown once is shown once. */
const secret = new Set(allRoutes.filter(({ isSecret }) => isSecret).map(({ id }) => id));

interface Asked {
  readonly caller: Caller;
  readonly ask: ApiAsk | LargeAsk;
  readonly key: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Carries out a request with a key once: the same again is answered as before; while it is under way, and with another
 * request, it is refused. One that failed was not carried out, and its key may be used again. One that was under way when the
 * server ended may have been done or not: it says so until the key is free again.
 */
export async function once(
  store: Store,
  { caller, ask, key, now }: Asked,
  carryOut: () => Promise<ApiOutcome>,
): Promise<ApiOutcome> {
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    return { problem: problem(400, 'wrong-request', 'An Idempotency-Key has 1 to 200 characters of ASCII.') };
  // What a short-lived token was answered is not for the others of its kind.
  const request: KeyedRequest = {
    caller: caller.jti ?? caller.hash,
    key,
    request: `${ask.verb} ${await hashOf(ask)}`,
  };
  const known = await store.beginAnswer(request, now);
  if (known?.request !== undefined && known.request !== request.request) return { problem: otherRequest };
  if (known?.state === 'under-way') return { problem: underWay };
  if (known)
    return known.answer === null ? { problem: doneBefore } : { json: known.answer, isReplayed: true };
  const outcome = await carryOut();
  if ('problem' in outcome) {
    if (!outcome.isUnknown) await store.dropAnswer(request);
  } else {
    const isKept = !secret.has(ask.verb) && outcome.json.length <= mostAnswerBytes;
    await store.keepAnswer(request, isKept ? outcome.json : null);
  }
  return outcome;
}

export function forgetOldAnswers(store: Store, now: number): Promise<void> {
  return store.dropAnswersBefore(now - keptMs);
}

/** Of megabytes on a thread of Node's. */
async function hashOf(ask: ApiAsk | LargeAsk): Promise<string> {
  if ('input' in ask) return createHash('sha256').update(canonicalJson(ask.input)).digest('hex');
  const digest = await webcrypto.subtle.digest('SHA-256', ask.body);
  return Buffer.from(digest).toString('hex');
}

const hint = 'Take a new key for a new request.';
const otherRequest = problem(422, 'key-reused', 'This Idempotency-Key was sent with another request.', {
  hint,
});
const underWay = problem(
  409,
  'under-way',
  'The request with this Idempotency-Key is under way, or the server ended in the middle of it.',
  { hint: 'Ask again later, or look at what became of it (status, releases).', exit: exitCode.operator },
);
const doneBefore = problem(
  409,
  'done-before',
  'The request with this Idempotency-Key was carried out; what it was answered is not kept.',
  { hint },
);
