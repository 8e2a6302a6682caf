import { expect, it } from 'vitest';
import { banCustomer, liftBan, listBans } from '../../src/operations/ban-customer.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { bannedText, bansText, liftedText } from '../../src/report/ban-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import type { Voice } from '../../src/report/voice.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const voice = (language: Voice['language']): Voice => ({
  language,
  style: plainStyle,
  width: 80,
  wraps: false,
});

async function platform() {
  return openPlatform(tools, { root: platformFolder(smallCity('almaty')).root, target: 'dev' });
}

it('a ban is listed with its length, author and reason, in both languages, until it is lifted', async () => {
  const place = await platform();
  const wish = { city: 'almaty', customer: '123', duration: '7d', reason: 'insults' };
  const banning = await banCustomer(tools, place, wish);
  expect(banning.ban).toMatchObject({ customer: '123', reason: 'insults', author: 'tester' });
  expect((banning.ban.until ?? 0) - banning.ban.at).toBe(7 * 24 * 3600_000);
  await banCustomer(tools, place, { city: 'almaty', customer: '9', reason: '' });
  const list = await listBans(tools, place, 'almaty');
  const now = banning.ban.at;
  expect(bansText(list, now, voice('en'))).toMatch(/almaty\s+123\s+for 7d\s+tester\s+insults/);
  expect(bansText(list, now, voice('ru'))).toMatch(/almaty\s+9\s+навсегда\s+tester/);
  expect(bannedText(banning, voice('ru'))).toContain('покупатель 123 не получает ответов, ещё 7d');
  const lifted = await liftBan(tools, place, 'almaty', '9');
  expect(liftedText(lifted, voice('en'))).toContain('customer 9 is answered again');
  await liftBan(tools, place, 'almaty', '123');
  expect(bansText(await listBans(tools, place, undefined), now, voice('en'))).toContain('nobody is banned');
});

it('a ban of nobody, of a username, in no city or of no length is refused as wrong usage', async () => {
  const place = await platform();
  const ban = (changes: object) =>
    banCustomer(tools, place, { city: 'almaty', customer: '1', reason: '', ...changes });
  await expect(ban({ customer: '@somebody' })).rejects.toMatchObject({ code: 'not-a-customer', exit: 2 });
  await expect(ban({ city: 'almty' })).rejects.toMatchObject({ code: 'unknown-city', exit: 2 });
  await expect(ban({ duration: 'soon' })).rejects.toMatchObject({ code: 'not-a-duration', exit: 2 });
  await expect(liftBan(tools, place, 'almaty', '1')).rejects.toMatchObject({ code: 'not-banned', exit: 2 });
});
