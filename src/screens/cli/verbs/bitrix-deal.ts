import { exitCode } from '../../../base/exit-code.ts';
import type { OrderedProduct } from '../../../operations/escalations/checked-order.ts';
import { createDeal } from '../../../operations/escalations/create-deal.ts';
import { acceptedText } from '../../../report/order-text.ts';
import type { Verb } from '../cli.ts';
import { ofTarget } from '../of-target.ts';

export interface DealFlags {
  readonly name: string;
  readonly phone: string;
  readonly speaks?: string;
  readonly product: readonly OrderedProduct[];
  readonly comment?: string;
  readonly source?: string;
  readonly id?: string;
}

/** `zeta bitrix deal`: an order that was made elsewhere, as the shop's site sends it. */
export function runBitrixDeal(city: string, flags: DealFlags): Verb {
  return async (cli) => {
    const { name, phone, speaks, product: products, ...rest } = flags;
    const customer = { name, phone, ...(speaks !== undefined && { language: speaks }) };
    const wish = { city, customer, products, ...rest };
    const accepted = await ofTarget(cli, {
      here: (tools, platform) => createDeal(tools, platform, wish),
      there: (api) => api.createDeal(wish),
    });
    cli.answer(accepted, () => acceptedText(accepted, cli));
    return exitCode.done;
  };
}
