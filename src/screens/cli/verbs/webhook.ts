import { exitCode } from '../../../base/exit-code.ts';
import { setWebhook } from '../../../operations/set-webhook.ts';
import { deleteWebhook, webhookInfo } from '../../../operations/webhook-info.ts';
import {
  webhookDeletedText,
  webhookInfoText,
  webhookQuestion,
  webhookSetText,
} from '../../../report/webhook-text.ts';
import type { Verb } from '../cli.ts';
import { agree } from '../confirm.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta webhook set`: tells Telegram where a city's updates go; `--rotate` with a new secret. */
export function runWebhookSet(city: string, { rotate = false }: { readonly rotate?: boolean }): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const tools = await cli.serveTools('silent', platform);
    const result = await setWebhook(tools, platform, city, { rotate });
    cli.answer(result, () => webhookSetText(result, rotate, cli));
    return exitCode.done;
  };
}

/** `zeta webhook info`: what Telegram says of it; its secret only when that was asked for. */
export function runWebhookInfo(
  city: string,
  { showSecret = false }: { readonly showSecret?: boolean },
): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const tools = await cli.serveTools('silent', platform);
    const info = await webhookInfo(tools, platform, city, { showSecret });
    cli.answer(info, () => webhookInfoText(info, tools.clock.now(), cli));
    return exitCode.done;
  };
}

/** `zeta webhook delete`: asks, for a city without updates answers nobody; where none is set, nothing is done. */
export function runWebhookDelete(name: string, { yes = false }: { readonly yes?: boolean }): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const tools = await cli.serveTools('silent', platform);
    const { city, target, url } = await webhookInfo(tools, platform, name, { showSecret: false });
    const wasSet = url !== null;
    if (wasSet) {
      if (!yes)
        await agree(
          cli,
          webhookQuestion(city, cli.language),
          `Deleting the webhook of ${city}`,
          exitCode.refused,
        );
      await deleteWebhook(tools, platform, name);
    }
    const result = { city, target, wasSet };
    cli.answer(result, () => webhookDeletedText(result, cli));
    return exitCode.done;
  };
}
