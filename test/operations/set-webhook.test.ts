import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../src/operations/platform.ts';
import { setWebhook } from '../../src/operations/set-webhook.ts';
import { deleteWebhook, webhookInfo } from '../../src/operations/webhook-info.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, testServeTools } from '../support/tools.ts';

describe('The webhook of an emulated bot', () => {
  it('is deleted, and set again, as that of a real one', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const serving = await serveDev(root);
    const tools = testServeTools();
    const platform = await openPlatform(tools, { root });
    const info = () => webhookInfo(tools, platform, almaty, { showSecret: false });
    expect(await info()).toMatchObject({ isOurs: true, rotation: 1 });
    await deleteWebhook(tools, platform, almaty);
    expect(await info()).toMatchObject({ isOurs: false, url: null });
    expect(await setWebhook(tools, platform, almaty, { rotate: false })).toMatchObject({
      target: 'dev',
      url: `${serving.publicUrl}/telegram/almaty`,
      isNewSecret: false,
    });
    expect(texts(await customerOf(serving).say('/start'))).toEqual(['Привет из города Тест!']);
    expect(await setWebhook(tools, platform, almaty, { rotate: true })).toMatchObject({
      rotation: 2,
      isNewSecret: true,
    });
    expect(await info()).toMatchObject({ isOurs: true, rotation: 2, isSecretTold: true });
    expect(texts(await customerOf(serving, almaty, 902).say('/start'))).toEqual(['Привет из города Тест!']);
  });

  it('is not there while nobody serves', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const tools = testServeTools();
    const platform = await openPlatform(tools, { root });
    await expect(setWebhook(tools, platform, almaty, { rotate: false })).rejects.toMatchObject({
      code: 'emulated-telegram-gone',
    });
  });
});
