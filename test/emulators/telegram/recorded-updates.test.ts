import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, openEmulator, openReceiver, token } from './open-emulator.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/data/telegram/nutgram');

describe.skipIf(!existsSync(folder))('recorded updates (skipped where ../shared/data is absent)', () => {
  it('delivers every recorded kind of update as it was', async () => {
    const emulator = await openEmulator({ firstId: 1 });
    const receiver = await openReceiver();
    const updates = recordedUpdates();
    const kinds = [...new Set(updates.flatMap((update) => Object.keys(update)))];
    await call(emulator, 'setWebhook', { url: receiver.url, allowed_updates: kinds });
    const ids = updates.map((update) => emulator.sendUpdate(token, update));
    await emulator.delivered();
    const received = new Map(receiver.received.map(({ update }) => [update.update_id, update]));
    expect(updates.length).toBeGreaterThan(40);
    expect(ids.map((id) => received.get(id))).toEqual(
      ids.map((id, index) => ({ update_id: id, ...updates[index] })),
    );
  });
});

/** Without their update_id, which the emulator gives out. */
function recordedUpdates(): object[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('Updates_'))
    .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
    .filter((update) => typeof update.update_id === 'number')
    .map(({ update_id: _id, ...update }) => update);
}
