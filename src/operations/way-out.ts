import { Secret } from '../base/secret.ts';
import type { Way, WayTo } from '../ports/way-out.ts';
import { isExempt, isLoopback } from './no-proxy.ts';
import type { Platform } from './platform.ts';
import type { Tools } from './tools.ts';

const direct: Way = { kind: 'direct' };

/**
 * The way out of this machine: `http.proxy` of zeta.yaml, else HTTPS_PROXY or HTTP_PROXY by the address's own scheme. They
 * and NO_PROXY, which both keep to, are read like any `env:NAME`, in lower case first.
 */
export function wayOut(
  { references }: Pick<Tools, 'references'>,
  { root, config }: Pick<Platform, 'root' | 'config'>,
): WayTo {
  const resolve = references(root);
  const usual = (name: string) => resolve(`env:${name.toLowerCase()}`) ?? resolve(`env:${name}`);
  const wanted = config.http?.proxy;
  return (url) => {
    if (isLoopback(url.hostname) || isExempt(url, usual('NO_PROXY')?.reveal() ?? '')) return direct;
    if (wanted === undefined) {
      const proxy = usual(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
      return proxy ? { kind: 'proxy', proxy } : direct;
    }
    const proxy = isAddress(wanted) ? new Secret(wanted) : resolve(wanted);
    return proxy ? { kind: 'proxy', proxy } : { kind: 'unset' };
  };
}

/** The same for what serves a target: `dev` uses no proxy, all that it talks to is on this machine. */
export function wayOutOf(tools: Pick<Tools, 'references'>, platform: Platform): WayTo {
  return platform.target === 'dev' ? () => direct : wayOut(tools, platform);
}

/** The reference of `http.proxy` while it stands for nothing: then nothing goes out at all. */
export function unsetProxy(
  { references }: Pick<Tools, 'references'>,
  { root, config, target }: Platform,
): string | undefined {
  const wanted = config.http?.proxy;
  if (target === 'dev' || wanted === undefined || isAddress(wanted)) return undefined;
  return references(root)(wanted) ? undefined : wanted;
}

function isAddress(wanted: string): boolean {
  return /^https?:/.test(wanted);
}
