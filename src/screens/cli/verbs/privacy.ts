import { exitCode } from '../../../base/exit-code.ts';
import { findCustomers } from '../../../operations/find-customers.ts';
import { eraseCustomer, exportCustomer } from '../../../operations/privacy.ts';
import { customersText, erasureText, exportText } from '../../../report/privacy-text.ts';
import type { Verb } from '../cli.ts';
import { agree } from '../confirm.ts';
import { findPlatform } from '../find-platform.ts';

export interface FindFlags {
  readonly limit: number;
  readonly cursor?: string;
}

export function runPrivacyFind(city: string, words: readonly string[], flags: FindFlags): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const find = words.join(' ');
    const found = await findCustomers(await findPlatform(cli), { city, find, ...flags });
    cli.answer(found, () => customersText(found, clock.now(), cli));
    return exitCode.done;
  };
}

export function runPrivacyExport(city: string, customer: string): Verb {
  return async (cli) => {
    const found = await exportCustomer(await cli.tools(), await findPlatform(cli), city, customer);
    cli.answer(found, () => exportText(found, cli));
    return exitCode.done;
  };
}

export function runPrivacyErase(city: string, customer: string, flags: { readonly yes?: boolean }): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const question = `Delete all that is kept of customer ${customer} in ${city}?`;
    if (!flags.yes) await agree(cli, question, 'Erasing', exitCode.usage);
    const erasure = await eraseCustomer(await cli.tools(), platform, city, customer);
    cli.answer(erasure, () => erasureText(erasure, cli));
    return exitCode.done;
  };
}
