import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/base/secret.ts';
import { isExempt } from '../../src/operations/no-proxy.ts';
import type { Platform } from '../../src/operations/platform.ts';
import { unsetProxy, wayOut, wayOutOf } from '../../src/operations/way-out.ts';

/** The way to an address, as text: the proxy, `direct` or `unset`. */
function way(to: string, set: Readonly<Record<string, string>>, proxy?: string, target = 'local') {
  const references = () => (reference: string) => {
    const value = set[reference.replace(/^env:/, '')];
    return value === undefined ? undefined : new Secret(value);
  };
  const config = proxy === undefined ? {} : { http: { proxy } };
  // Only what a way out is decided by.
  const platform = { root: '/', config, target } as Platform;
  const found = wayOutOf({ references }, platform)(new URL(to));
  return found.kind === 'proxy' ? found.proxy.reveal() : found.kind;
}

const both = { HTTPS_PROXY: 'http://secure:1', HTTP_PROXY: 'http://plain:1' };
const telegram = 'https://api.telegram.org/bot';

describe('the way out', () => {
  it('is direct where nobody names a proxy', () => {
    expect(way(telegram, {})).toBe('direct');
  });

  it('is the proxy of the environment, by the scheme of the address, in lower case first', () => {
    expect(way(telegram, both)).toBe('http://secure:1');
    expect(way('http://shop.example/', both)).toBe('http://plain:1');
    expect(way('http://shop.example/', { HTTPS_PROXY: 'http://secure:1' })).toBe('direct');
    expect(way(telegram, { ...both, https_proxy: 'http://lower:1' })).toBe('http://lower:1');
  });

  it('is the proxy of zeta.yaml before that of the environment, written or referred to', () => {
    expect(way(telegram, both, 'http://own:1')).toBe('http://own:1');
    expect(way(telegram, { ...both, OUT: 'http://u:p@own:1' }, 'env:OUT')).toBe('http://u:p@own:1');
  });

  it('is closed, and not direct, while a reference is unset', () => {
    expect(way(telegram, both, 'env:OUT')).toBe('unset');
    const unset = (proxy: string, target = 'local') =>
      // Only what it looks at.
      unsetProxy({ references: () => () => undefined }, {
        root: '/',
        config: { http: { proxy } },
        target,
      } as Platform);
    expect(unset('env:OUT')).toBe('env:OUT');
    expect(unset('http://own:1')).toBeUndefined();
    expect(unset('env:OUT', 'dev')).toBeUndefined();
  });

  it('never leads to this machine through a proxy, and in target dev nowhere', () => {
    for (const host of ['localhost', 'a.localhost', '127.0.0.1', '127.3.2.1', '[::1]'])
      expect(way(`http://${host}:8081/`, both, 'http://own:1')).toBe('direct');
    expect(way('http://localhost.example/', both)).toBe('http://plain:1');
    expect(way(telegram, both, 'http://own:1', 'dev')).toBe('direct');
    const references = () => () => new Secret('http://own:1');
    expect(wayOut({ references }, { root: '/', config: {} })(new URL(telegram)).kind).toBe('proxy');
  });

  it('is direct for what NO_PROXY names, whoever named the proxy', () => {
    expect(way('https://crm.shop.example/rest/', { NO_PROXY: 'shop.example' }, 'http://own:1')).toBe(
      'direct',
    );
    expect(way(telegram, { ...both, no_proxy: '*' })).toBe('direct');
  });
});

it.each([
  ['https://shop.example/', 'shop.example', true],
  ['https://crm.shop.example/', '.shop.example', true],
  ['https://crm.shop.example/', 'a.example, *.shop.example', true],
  ['https://workshop.example/', 'shop.example', false],
  ['https://SHOP.example./', 'Shop.Example', true],
  ['https://shop.example/', 'shop.example:443', true],
  ['http://shop.example/', 'shop.example:443', false],
  ['http://10.0.0.7:8080/', '10.0.0.7', true],
  ['http://[fd00::7]:8080/', 'fd00::7', true],
  ['http://[fd00::7]:8080/', '[fd00::7]:8080', true],
  ['http://[fd00::7]:8081/', '[fd00::7]:8080', false],
  ['https://shop.example/', '', false],
  ['https://shop.example/', ' ,, ', false],
])('NO_PROXY: %s by "%s" is %s', (url, list, expected) => {
  expect(isExempt(new URL(url), list)).toBe(expected);
});
