import { exitCode } from '../../../base/exit-code.ts';
import { banCustomer, liftBan, listBans } from '../../../operations/ban-customer.ts';
import { bannedText, bansText, liftedText } from '../../../report/ban-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface BanFlags {
  readonly for?: string;
  readonly reason: string;
}

export function runBanAdd(city: string, customer: string, { for: duration, reason }: BanFlags): Verb {
  return async (cli) => {
    const wish = { city, customer, reason, ...(duration !== undefined && { duration }) };
    const banning = await banCustomer(await cli.tools(), await findPlatform(cli), wish);
    cli.answer(banning, () => bannedText(banning, cli));
    return exitCode.done;
  };
}

export function runBanList(city: string | undefined): Verb {
  return async (cli) => {
    const tools = await cli.tools();
    const list = await listBans(tools, await findPlatform(cli), city);
    cli.answer(list, () => bansText(list, tools.clock.now(), cli));
    return exitCode.done;
  };
}

export function runBanRemove(city: string, customer: string): Verb {
  return async (cli) => {
    const lifted = await liftBan(await cli.tools(), await findPlatform(cli), city, customer);
    cli.answer(lifted, () => liftedText(lifted, cli));
    return exitCode.done;
  };
}
