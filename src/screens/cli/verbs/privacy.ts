import { exitCode } from '../../../base/exit-code.ts';
import { findCustomers } from '../../../operations/find-customers.ts';
import { eraseCustomer, exportCustomer } from '../../../operations/privacy.ts';
import { customersText, erasureText, exportText } from '../../../report/privacy-text.ts';
import type { Verb } from '../cli.ts';
import { agree } from '../confirm.ts';
import { ofTarget } from '../of-target.ts';

export interface FindFlags {
  readonly limit: number;
  readonly cursor?: string;
}

export function runPrivacyFind(city: string, words: readonly string[], flags: FindFlags): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const find = words.join(' ');
    const found = await ofTarget(cli, {
      here: (_, platform) => findCustomers(platform, { city, find, ...flags }),
      there: (api) => api.customers({ city, ...(find !== '' && { find }), ...flags }),
    });
    cli.answer(found, () => customersText(found, clock.now(), cli));
    return exitCode.done;
  };
}

export function runPrivacyExport(city: string, customer: string): Verb {
  return async (cli) => {
    const found = await ofTarget(cli, {
      here: (tools, platform) => exportCustomer(tools, platform, city, customer),
      there: (api) => api.exportCustomer({ city, customer }),
    });
    cli.answer(found, () => exportText(found, cli));
    return exitCode.done;
  };
}

export function runPrivacyErase(city: string, customer: string, flags: { readonly yes?: boolean }): Verb {
  return async (cli) => {
    const question = `Delete all that is kept of customer ${customer} in ${city}?`;
    if (!flags.yes) await agree(cli, question, 'Erasing', exitCode.usage);
    const erasure = await ofTarget(cli, {
      here: (tools, platform) => eraseCustomer(tools, platform, city, customer),
      there: (api) => api.eraseCustomer({ city, customer }),
    });
    cli.answer(erasure, () => erasureText(erasure, cli));
    return exitCode.done;
  };
}
