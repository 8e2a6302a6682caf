import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { bodyProblem } from './request-problem.ts';
import type { ApiAsk, LargeAsk } from './wire.ts';

/**
 * What is asked with a list of files. It may have megabytes, and is read here, in the thread, since an event loop that reads it
 * answers no customer meanwhile. Throws `ZetaError`, which never says what was sent: only where.
 */
export function readManifest({ verb, body }: LargeAsk): ApiAsk {
  const input = parsed(body);
  const problem = bodyProblem(verb, input);
  if (problem !== undefined) throw wrong(problem);
  // Just checked.
  return { verb, input } as ApiAsk;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw wrong('The body is no JSON, or not whole.');
  }
}

function wrong(message: string): ZetaError {
  return new ZetaError('wrong-request', message, { exit: exitCode.usage });
}
