import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/city/settings.ts';
import { maskedSettings } from '../../src/operations/masked-settings.ts';

describe('Settings that are told', () => {
  it('show no password of an address, and all else as it is', () => {
    const plain = {
      name: 'Алматы',
      timezone: 'Asia/Almaty',
      currency: 'KZT',
      languages: ['ru', 'kk'],
      telegram: { token: 'env:ALMATY_TOKEN' },
      manager: { handle: '@boss', chat: '-1001234567' },
    } as const satisfies Settings;
    expect(maskedSettings({ ...plain, languages: ['ru', 'kk'] })).toEqual(plain);
    const url = 'https://shop:tulpar@shop.example/feed.csv?key=qwerty42';
    // As a release has them: what else a feed says is of no matter here.
    const feeds = [{ url }] as unknown as NonNullable<Settings['feeds']>;
    const text = JSON.stringify(maskedSettings({ ...plain, languages: ['ru', 'kk'], feeds }));
    expect(text).toContain('shop.example/feed.csv?key=');
    expect(text).not.toMatch(/tulpar|qwerty42/);
  });
});
