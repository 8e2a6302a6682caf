import { type Dispatcher, fetch } from 'undici';

/** The connection was never made, so that nothing can have been done: DNS, refused, TLS, a proxy that says no. */
export class NeverSent extends Error {
  override readonly name = 'NeverSent';
}

/**
 * `fetch` for all bots that tells what failed before its first byte (`NeverSent`, with the failure as its cause) from what
 * may have arrived.
 */
export function observedFetch(agent: Dispatcher): typeof globalThis.fetch {
  const call = async (...[input, init]: Parameters<typeof fetch>) => {
    const sending = { begun: false };
    try {
      return await fetch(input, { ...init, dispatcher: agent.compose(watchFirstByte(sending)) });
    } catch (cause) {
      throw sending.begun ? cause : new NeverSent('nothing was sent', { cause });
    }
  };
  // undici's own types of what is the same fetch.
  return call as unknown as typeof globalThis.fetch;
}

/** undici tells the handler that a request starts when its connection stands, just before the first byte. */
function watchFirstByte(sending: { begun: boolean }): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart: (...args) => {
        sending.begun = true;
        handler.onRequestStart?.(...args);
      },
      onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
      onResponseStart: (...args) => handler.onResponseStart?.(...args),
      onResponseData: (...args) => handler.onResponseData?.(...args),
      onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
      onResponseError: (...args) => handler.onResponseError?.(...args),
    });
}
