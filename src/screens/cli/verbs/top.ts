import { setTimeout as wait } from 'node:timers/promises';
import { exitCode } from '../../../base/exit-code.ts';
import { topSnapshot } from '../../../operations/top.ts';
import { topSource } from '../../../operations/top-source.ts';
import { topHead, topTable } from '../../../report/top-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta top`: what a serving process does, live on a terminal; elsewhere one look. */
export function runTop(): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const tools = await cli.tools();
    if (cli.isInteractive && !cli.options.json) {
      const show = await cli.showTop();
      await show(topSource(tools, platform), cli);
      return exitCode.done;
    }
    const snapshot = await topSnapshot(tools, platform, (ms) => wait(ms));
    cli.answer(snapshot, () => {
      const voice = { ...cli, width: cli.wraps ? cli.width : 120 };
      const head = topHead(platform.target, snapshot.serving, snapshot, tools.clock.now(), voice);
      const table = topTable(snapshot.cities, undefined, voice);
      return [...head, '', table.head, ...table.rows].join('\n');
    });
    return exitCode.done;
  };
}
