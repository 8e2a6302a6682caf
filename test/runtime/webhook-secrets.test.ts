import { expect, it } from 'vitest';
import { WebhookSecrets } from '../../src/runtime/webhook-secrets.ts';
import { city, openTestStore } from '../store/open-test-store.ts';

const hour = 3600_000;

it('takes the secret before a new one until Telegram was told, and 48 h longer', async () => {
  const { store } = openTestStore();
  let now = 0;
  const secrets = new WebhookSecrets({
    store,
    clock: { now: () => now, monotonic: () => now },
    webhookSecret: (_, rotation) => `secret ${rotation}`,
  });
  await secrets.refresh();
  expect([secrets.current(city), secrets.valid(city)]).toEqual(['secret 1', ['secret 1']]);
  expect(await store.rotateSecret(city, { at: 1, author: 'tester' })).toEqual({ rotation: 2, isNew: true });
  await secrets.refresh();
  now = 1000 * hour;
  expect([secrets.current(city), secrets.valid(city)]).toEqual(['secret 2', ['secret 2', 'secret 1']]);
  // Telegram may still have the first one: a further one must not push it out.
  expect(await store.rotateSecret(city, { at: 1, author: 'tester' })).toEqual({ rotation: 2, isNew: false });
  await secrets.registered(city);
  now += 47 * hour;
  await secrets.registered(city);
  expect(secrets.valid(city)).toEqual(['secret 2', 'secret 1']);
  now += 2 * hour;
  expect(secrets.valid(city)).toEqual(['secret 2']);
  expect(await store.rotateSecret(city, { at: 1, author: 'tester' })).toEqual({ rotation: 3, isNew: true });
  await secrets.refresh();
  expect(secrets.valid(city)).toEqual(['secret 3', 'secret 2']);
});
