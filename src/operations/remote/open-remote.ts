import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { PlatformFile } from '../../city/generated/platform-file.ts';
import { isLoopback } from '../no-proxy.ts';
import type { Releasing } from '../releasing.ts';
import type { Tools } from '../tools.ts';
import { wayOut } from '../way-out.ts';
import { type Remote, remoteReleasing } from './remote-releasing.ts';
import { Server } from './server.ts';

export interface RemoteWish {
  readonly root: string;
  /** A name in `targets:` of zeta.yaml. */
  readonly name: string;
  readonly config: PlatformFile;
  /** Of this ZETA. */
  readonly version: string;
  readonly onProgress: Remote['onProgress'];
}

/** The verbs on the server that zeta.yaml names. Nothing is asked of it yet. Throws `ZetaError` without a token. */
export function openRemote(tools: Tools, wish: RemoteWish): Releasing {
  const { root, name, onProgress } = wish;
  const server = openServer(tools, wish);
  return remoteReleasing({ target: name, server, root, files: tools.filesAt(root), tools, onProgress });
}

/** The server itself. Throws as `openRemote` does. */
export function openServer(
  tools: Tools,
  { root, name, config, version }: Omit<RemoteWish, 'onProgress'>,
): Server {
  const { url = '', token: reference = '' } = config.targets?.[name] ?? {};
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    throw new ZetaError(
      'not-https',
      `The address of ${name} is not https: the token would be readable on its way.`,
      {
        hint: 'Put https before the server, and https:// into zeta.yaml.',
        exit: exitCode.usage,
      },
    );
  }
  const token = tools.references(root)(reference);
  if (!token) {
    throw new ZetaError('no-token', `${reference} is not set, and the target ${name} needs it.`, {
      hint: `Make a token on the server (zeta token create), and put it into .env here: zeta secret set ${reference.replace(/^env:/, '')} --to local.`,
    });
  }
  const call = tools.callApi(wayOut(tools, { root, config }));
  // Whatever else was put there: it would go nowhere, and look like an answer that was lost.
  if (!/^[\x21-\x7e]+$/.test(token.reveal())) {
    throw new ZetaError('not-a-token', `${reference} is no token of ZETA.`, {
      hint: 'A token is one line, as `zeta token create` shows it.',
      exit: exitCode.usage,
    });
  }
  return new Server({ target: name, url, token, call, version });
}
