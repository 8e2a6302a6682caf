import type { LookupFunction, Socket } from 'node:net';
import { buildConnector } from 'undici';
import type { WayTo } from '../../ports/way-out.ts';
import { type ProxyAddress, proxyAddress } from './proxy-address.ts';
import { ProxyTrouble } from './proxy-trouble.ts';
import { codeOf, tunnel } from './tunnel.ts';

export interface ConnectorOptions {
  readonly wayTo: WayTo;
  /** For each step of a connection. Default 5 s. */
  readonly timeoutMs?: number;
  /**
   * Resolves names of other ends. With it a proxy is given the address that was found instead of the name, so that an
   * address that was checked is the one that is connected to.
   */
  readonly lookup?: LookupFunction;
}

/** undici's connector, which also gives out the plain socket below TLS, as soon as it stands: only that can be reset. */
export type Connector = (
  options: buildConnector.Options,
  callback: buildConnector.Callback,
  onSocket?: (socket: Socket) => void,
) => void;

type Opened = (error: Error | null, socket?: Socket) => void;

/**
 * Connects directly, or through a proxy by a tunnel, also where the other end speaks plain http: so an answer is never the
 * proxy's own. HTTP/1.1 alone: one request on a connection at a time, whose first byte can be seen to leave.
 */
export function connector({ wayTo, timeoutMs = 5000, lookup }: ConnectorOptions): Connector {
  const usual = { timeout: timeoutMs, allowH2: false };
  const toProxy = buildConnector(usual);
  const toEnd = lookup ? buildConnector({ ...usual, lookup }) : toProxy;
  return (options, callback, onSocket) => {
    const isPlain = options.protocol !== 'https:';
    const port = options.port || (isPlain ? '80' : '443');
    const opened: Opened = (error, socket) => {
      if (error || !socket) callback(error ?? new Error('no socket'), null);
      else if (isPlain) callback(null, socket);
      else toEnd({ ...options, port, httpSocket: socket }, callback);
    };
    const way = wayTo(new URL(`${options.protocol}//${hostOf(options.hostname)}:${port}`));
    if (way.kind === 'unset') return callback(new ProxyTrouble('UNSET'), null);
    if (way.kind === 'direct') return open(toEnd, { ...options, port }, onSocket, opened);
    const address = parsed(() => proxyAddress(way.proxy));
    if (address instanceof Error) return callback(address, null);
    whereTo(options.hostname, lookup, (error, host) => {
      if (error) return opened(error);
      openProxy(toProxy, address, onSocket, (failure, socket) => {
        if (failure || !socket) return opened(new ProxyTrouble(failure ? codeOf(failure) : 'ADDRESS'));
        tunnel({ socket, host, port, login: address.login, timeoutMs }, (refusal) => opened(refusal, socket));
      });
    });
  };
}

/** A plain connection, whatever will be laid over it. */
function open(
  connect: buildConnector.connector,
  options: buildConnector.Options,
  onSocket: ((socket: Socket) => void) | undefined,
  opened: Opened,
): void {
  connect({ ...options, protocol: 'http:' }, (...[error, socket]) => {
    if (error) return opened(error);
    onSocket?.(socket);
    opened(null, socket);
  });
}

function openProxy(
  connect: buildConnector.connector,
  { protocol, hostname, port }: ProxyAddress,
  onSocket: ((socket: Socket) => void) | undefined,
  opened: Opened,
): void {
  const options = { protocol, hostname, host: hostOf(hostname), port };
  open(connect, options, onSocket, (error, socket) => {
    if (error || !socket || protocol === 'http:') opened(error, socket);
    else
      connect({ ...options, httpSocket: socket }, (...[failure, secured]) =>
        failure ? opened(failure) : opened(null, secured),
      );
  });
}

/** What the proxy is told: the name, or an address that we found for it: of IPv4 if there is one, which every proxy has. */
function whereTo(
  hostname: string,
  lookup: LookupFunction | undefined,
  found: (error: Error | null, host: string) => void,
): void {
  if (!lookup) return found(null, hostname);
  lookup(hostname, { all: true }, (error, addresses) => {
    const all = Array.isArray(addresses) ? addresses : [];
    const { address } = all.find(({ family }) => family === 4) ?? all[0] ?? { address: hostname };
    found(error, address);
  });
}

function parsed<T>(parse: () => T): T | ProxyTrouble {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ProxyTrouble) return error;
    throw error;
  }
}

function hostOf(hostname: string): string {
  return hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
}
