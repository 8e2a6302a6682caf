import { statfs } from 'node:fs/promises';
import { connect } from 'node:tls';
import { maskSecrets } from '../../base/mask-secrets.ts';
import type { AccountOutcome } from '../../ports/messenger.ts';
import type { Surroundings } from '../../ports/surroundings.ts';

/** The machine's disk, certificates, and the two addresses that operators gave, which `fetch` asks. */
export const surroundings = (fetch: typeof globalThis.fetch): Surroundings => ({
  space: async (folder) => {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, total: blocks * bsize };
  },
  certificateEnd,
  post: async ({ apiRoot, token, chat, text }, signal) => {
    try {
      const response = await fetch(`${apiRoot.replace(/\/+$/, '')}/bot${token.reveal()}/sendMessage`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chat_id: chat, text, link_preview_options: { is_disabled: true } }),
        redirect: 'error',
        signal,
      });
      return outcomeOf(response.status, await response.json().catch(() => undefined));
    } catch (error) {
      return { kind: 'later', detail: `Telegram does not answer (${codeOf(error)})` };
    }
  },
  ping: async (url, signal) => {
    try {
      const response = await fetch(url, { signal });
      await response.body?.cancel();
      return response.ok ? undefined : `status ${response.status}`;
    } catch (error) {
      return codeOf(error);
    }
  },
});

interface Refused {
  readonly description?: unknown;
  readonly parameters?: { readonly retry_after?: unknown };
}

function outcomeOf(status: number, answer: unknown): AccountOutcome<null> {
  if (status === 200) return { kind: 'done', value: null };
  const { description, parameters } = typeof answer === 'object' && answer ? (answer as Refused) : {};
  const detail = typeof description === 'string' ? maskSecrets(description) : `status ${status}`;
  if (status === 429) {
    const seconds = Number(parameters?.retry_after);
    return { kind: 'later', detail, retryAfterMs: (seconds > 0 ? seconds : 1) * 1000 };
  }
  return status >= 500 ? { kind: 'later', detail } : { kind: 'refused', detail };
}

/** A code, never the message: it may quote the address, which has a secret in it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error.name;
}

/** The certificate is looked at, not trusted: one that has ended tells its end, too. */
function certificateEnd(address: string, signal: AbortSignal): Promise<number | undefined> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:') return Promise.resolve(undefined);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(url.port || 443),
      servername: /^[\d.]+$|:/.test(host) ? '' : host,
      rejectUnauthorized: false,
    });
    const done = (end?: number) => {
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      resolve(end);
    };
    const onAbort = () => done();
    signal.addEventListener('abort', onAbort);
    socket.once('error', () => done());
    socket.once('close', () => done());
    socket.once('secureConnect', () => {
      const end = Date.parse(socket.getPeerCertificate().valid_to);
      done(Number.isNaN(end) ? undefined : end);
    });
    if (signal.aborted) done();
  });
}
