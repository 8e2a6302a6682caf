import { exitCode } from '../../../base/exit-code.ts';
import { setWebhook, type WebhookSet } from '../../../operations/set-webhook.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta webhook set`: tells Telegram where a city's updates go; `--rotate` with a new secret. */
export function runWebhookSet(city: string, { rotate = false }: { readonly rotate?: boolean }): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const tools = await cli.serveTools('silent', platform);
    const result = await setWebhook(tools, platform, city, { rotate });
    cli.answer(result, () => webhookText(cli, result, rotate));
    return exitCode.done;
  };
}

function webhookText({ style }: Cli, result: WebhookSet, rotate: boolean): string {
  const { city, url, rotation, isNewSecret, target } = result;
  const secret = isNewSecret ? 'is new' : 'was new before, and Telegram has it now';
  return [
    `${style.green('✓')} ${style.bold(city)}: updates come to ${url}`,
    ...(rotate ? [`  secret ${rotation} ${secret}; the one before is taken for 48 h`] : []),
    style.dim(`target: ${target}`),
  ].join('\n');
}
