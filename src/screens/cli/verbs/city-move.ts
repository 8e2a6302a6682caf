import { exitCode } from '../../../base/exit-code.ts';
import { toTarget } from '../../../base/to-target.ts';
import { leaveWebhook } from '../../../operations/leave-webhook.ts';
import type { Platform } from '../../../operations/platform.ts';
import { planRemoval, type Removal, removeCity } from '../../../operations/remove-city.ts';
import { planRename, type Renaming, renameCity } from '../../../operations/rename-city.ts';
import { footprintText } from '../../../report/city-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { agree } from '../confirm.ts';
import { findPlatform } from '../find-platform.ts';

export interface MoveFlags {
  readonly yes?: boolean;
}

/** `zeta city rename`: says what it touches, asks, and gives folder and past the new name. */
export function runCityRename(name: string, newName: string, { yes }: MoveFlags): Verb {
  return async (cli) => {
    const tools = await cli.tools();
    const platform = await findPlatform(cli);
    const renaming = await planRename(tools, platform, name, newName);
    const { from, to, footprint, isLive } = renaming;
    cli.note(renameText(cli, renaming));
    // Outside a terminal a city that nobody talks to is renamed without a word: it is renamed back as easily.
    if (!yes && (cli.isInteractive || isLive))
      await agree(
        cli,
        `Rename ${from} to ${to}?`,
        `Renaming ${from}, which is live,`,
        isLive ? exitCode.refused : exitCode.usage,
      );
    await renameCity(tools, platform, renaming);
    cli.answer({ from, to, footprint }, () => `${cli.style.green('✓')} ${cli.style.bold(to)}: was ${from}`);
    return exitCode.done;
  };
}

function renameText({ style }: Cli, { from, to, footprint, movesFolder, isLive }: Renaming): string {
  const lines = footprintText(
    footprint,
    {
      folder: `become cities/${to}`,
      release: ({ live }) => (live === null ? 'move along' : `move along: live as ${to}#${live}`),
    },
    style,
  );
  return [
    `Renaming ${style.bold(from)} to ${style.bold(to)}:`,
    ...lines,
    ...(movesFolder ? [] : [`  cities/${to} is there already; only the past follows`]),
    ...(isLive ? [`  the bot's webhook becomes /telegram/${to} when the server starts again`] : []),
    '  the name of its secret stays as city.yaml has it',
  ].join('\n');
}

/** `zeta city remove`: says what it touches, asks, and takes the city away; its releases stay listed. */
export function runCityRemove(name: string, { yes }: MoveFlags): Verb {
  return async (cli) => {
    const tools = await cli.tools();
    const platform = await findPlatform(cli);
    const footprint = await planRemoval(tools, platform, name);
    const live = footprint.targets.filter((target) => target.live !== null);
    const lines = footprintText(
      footprint,
      {
        folder: 'deleted',
        release: ({ isServed, live: number }) =>
          isServed && number !== null ? 'kept; its bot stops answering at once' : 'kept',
      },
      cli.style,
    );
    cli.note([`Removing ${cli.style.bold(footprint.city)}:`, ...lines].join('\n'));
    if (!yes) {
      const exit = live.length > 0 ? exitCode.refused : exitCode.usage;
      await agree(cli, `Remove ${footprint.city}?`, `Removing ${footprint.city}`, exit);
    }
    const removal = await removeCity(tools, platform, footprint);
    const left = await leaveWebhooks(cli, platform, removal);
    cli.answer({ ...removal, webhooks: left }, () => removedText(cli, platform.target, removal));
    for (const { target, problem } of left) {
      if (problem === undefined) continue;
      const hint = 'revoke the token at @BotFather, or give it to another city';
      cli.note(`${cli.style.yellow('!')} target ${target}: the webhook stays (${problem}); ${hint}`);
    }
    return exitCode.done;
  };
}

/** A target that nobody serves has nobody to tell Telegram but us. */
async function leaveWebhooks(cli: Cli, platform: Platform, { webhooks }: Removal) {
  if (webhooks.length === 0) return [];
  const tools = await cli.serveTools('silent', platform);
  return Promise.all(
    webhooks.map(async (left) => ({ ...left, problem: await leaveWebhook(tools, platform, left) })),
  );
}

function removedText({ style }: Cli, target: string, { city, footprint }: Removal): string {
  const kept = footprint.targets.some(({ releases }) => releases > 0)
    ? [`  its releases stay: zeta releases ${city}${toTarget(target)}`]
    : [];
  return [`${style.green('✓')} ${style.bold(city)}: removed`, ...kept].join('\n');
}
