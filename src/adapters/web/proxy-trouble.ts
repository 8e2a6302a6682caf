/** The proxy in between does not let a call through: nothing was sent. Its code says why, never where the proxy is. */
export class ProxyTrouble extends Error {
  override readonly name = 'ProxyTrouble';
  /**
   * `PROXY_407` and other statuses: its answer to CONNECT; `PROXY_ECONNREFUSED` and other codes of the system: it cannot
   * be reached; `PROXY_TIMEOUT`; `PROXY_UNSET`: nobody said where it is; `PROXY_ADDRESS`: what they said is no address.
   */
  readonly code: `PROXY_${string}`;

  constructor(why: string | number) {
    super(`PROXY_${why}`);
    this.code = `PROXY_${why}`;
  }
}
