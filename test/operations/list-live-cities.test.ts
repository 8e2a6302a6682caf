import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/city/settings.ts';
import { configOf } from '../../src/operations/list-live-cities.ts';
import { almaty } from '../support/customer.ts';

const settings: Settings = {
  name: 'Алматы',
  timezone: 'Asia/Almaty',
  currency: 'KZT',
  languages: ['ru', 'kk'],
  telegram: { token: 'env:ALMATY_TOKEN' },
  manager: { handle: '@boss', chat: '-1001234567' },
};

describe('Settings that are told', () => {
  it('show no password of an address, and all else as it is', () => {
    expect(configOf({ id: almaty, release: 3, settings })).toEqual({ city: 'almaty', release: 3, settings });
    const url = 'https://shop:tulpar@shop.example/feed.csv?key=qwerty42';
    // As a release has them: what else a feed says is of no matter here.
    const feeds = [{ url }] as unknown as NonNullable<Settings['feeds']>;
    const text = JSON.stringify(configOf({ id: almaty, release: 3, settings: { ...settings, feeds } }));
    expect(text).toContain('shop.example/feed.csv?key=');
    expect(text).not.toMatch(/tulpar|qwerty42/);
  });
});
