import type { Socket } from 'node:net';
import type { buildConnector, Dispatcher } from 'undici';

/** The ways out to portals. */
export interface Outlet {
  /** For what may be repeated. */
  readonly agent: Dispatcher;
  /** Makes one connection, and gives out the plain socket below its TLS. */
  readonly connect: (
    options: buildConnector.Options,
    callback: buildConnector.Callback,
    onSocket: (socket: Socket) => void,
  ) => void;
}
