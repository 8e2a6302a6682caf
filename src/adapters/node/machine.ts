import { lookup } from 'node:dns/promises';
import { accessSync, constants, statSync } from 'node:fs';
import type { Knock, Machine } from '../../ports/machine.ts';

/** This machine; `fetch` goes out as everything that serves customers does. */
export const machine = (fetch: typeof globalThis.fetch): Machine => ({
  node: process.versions.node,
  mode: (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats && stats.mode & 0o777;
  },
  mayWrite: (folder) => {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
    try {
      accessSync(folder, constants.W_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  resolve: async (host) => {
    try {
      return (await lookup(host, { all: true })).map(({ address }) => address);
    } catch (error) {
      return { code: codeOf(error) };
    }
  },
  look: (url, signal) => asked(() => fetch(url, { method: 'HEAD', redirect: 'manual', signal })),
  knock: (url, secret, signal) =>
    asked(() =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body: 'zeta doctor',
        redirect: 'manual',
        signal,
      }),
    ),
});

async function asked(ask: () => Promise<Response>): Promise<Knock> {
  try {
    const response = await ask();
    await response.body?.cancel();
    const at = Date.parse(response.headers.get('date') ?? '');
    return { kind: 'answered', status: response.status, at: Number.isNaN(at) ? undefined : at };
  } catch (error) {
    return { kind: 'unreached', code: codeOf(error) };
  }
}

/** A code, never the message: it may quote the address. */
function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return error instanceof Error ? error.name : 'unknown';
}
