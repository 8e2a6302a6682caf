import type { City } from '../../city/city.ts';
import { parseButton } from '../../conversation/button-data.ts';
import {
  buttonsOf,
  listMismatch,
  type Mismatch,
  quoted,
  saidMismatches,
  silenceMismatches,
} from './check-said.ts';
import type { Expected, Step } from './test-case.ts';
import type { TestCrm, TestDeal } from './test-crm.ts';
import type { News } from './test-messenger.ts';

/** What came of a step. */
export interface Heard {
  /** In the chat of the step's customer. */
  readonly news: News;
  /** In the managers' group. */
  readonly group: News;
  /** Keys of the texts that were used. */
  readonly prompts: ReadonlySet<string>;
}

const silence = 'no reply';

/** All of an expectation that does not hold. */
export function expectedMismatches(
  expected: NonNullable<Step['expect']>,
  { news, group, prompts }: Heard,
  crm: TestCrm,
  city: City,
): readonly Mismatch[] {
  // Any other text was refused when the file was read.
  if (typeof expected === 'string') return silenceMismatches(news);
  const { products, deal, manager } = expected;
  return [
    ...saidMismatches(expected, news),
    products === undefined ? undefined : listMismatch('products', products, productsIn(news, city)),
    unusedPrompt(expected, prompts),
    deal && under('deal', dealMismatch(deal, crm)),
    ...(manager === undefined ? [] : groupMismatches(manager, group)),
  ].filter((found) => found !== undefined);
}

function under(key: string, found: Mismatch | undefined): Mismatch | undefined {
  return found && { ...found, path: [key, ...found.path] };
}

/** SKUs of what buttons are about, in the order of the screen. */
function productsIn({ messages }: News, { catalog }: City): readonly string[] {
  const skus = messages.flatMap((message) =>
    buttonsOf(message).flatMap((button) => {
      const data = button.kind === 'press' ? parseButton(button.data) : undefined;
      const product = data && 'product' in data ? catalog.product(data.product) : undefined;
      return product ? [product.sku] : [];
    }),
  );
  return [...new Set(skus)];
}

function unusedPrompt({ prompts }: Expected, used: ReadonlySet<string>): Mismatch | undefined {
  const at = prompts?.findIndex((key) => !used.has(key)) ?? -1;
  const key = prompts?.[at];
  if (key === undefined) return undefined;
  return {
    path: ['prompts', at],
    values: { problem: 'prompt', expected: key, got: [...used].sort().join(', ') },
  };
}

function groupMismatches(expected: NonNullable<Expected['manager']>, group: News): readonly Mismatch[] {
  const found =
    expected === silence
      ? silenceMismatches(group)
      : saidMismatches(typeof expected === 'string' ? { contains: expected } : expected, group);
  return found.map(({ path, values, ...rest }) => ({
    ...rest,
    path: ['manager', ...(typeof expected === 'string' ? [] : path)],
    values: { ...values, where: 'group' },
  }));
}

type DealExpected = NonNullable<Expected['deal']>;

function dealMismatch({ count, ...expected }: DealExpected, crm: TestCrm): Mismatch | undefined {
  const { deals } = crm;
  if (count !== undefined && deals.length !== count)
    return differs(['count'], String(count), String(deals.length));
  if (Object.keys(expected).length === 0) return undefined;
  const deal = deals.at(-1);
  if (!deal) return { path: [], values: { problem: 'no-deal' } };
  return dealValueMismatch(expected, deal, crm);
}

function dealValueMismatch(
  { title, stage, sum, assigned, comment, phone, products, fields = {} }: Omit<DealExpected, 'count'>,
  deal: TestDeal,
  crm: TestCrm,
): Mismatch | undefined {
  const { draft } = deal;
  const comments = [draft.comments, ...deal.comments];
  const names = deal.rows.map((row) => row.name);
  return (
    (title === undefined || draft.title.includes(title)
      ? undefined
      : differs(['title'], title, draft.title)) ??
    same(['stage'], stage, deal.stage) ??
    same(['sum'], sum, draft.opportunity) ??
    same(['assigned'], assigned, deal.assigned) ??
    (comment === undefined || comments.some((one) => one.includes(comment))
      ? undefined
      : differs(['comment'], comment, quoted(comments))) ??
    same(['phone'], phone, crm.phoneOf(deal)) ??
    same(['products'], products?.join(' · '), names.join(' · ')) ??
    Object.entries(fields)
      .map(([name, value]) => same(['fields', name], value, draft.fields[name]))
      .find((found) => found !== undefined)
  );
}

function same(
  path: readonly string[],
  wanted: string | number | undefined,
  came: string | number | undefined,
): Mismatch | undefined {
  if (wanted === undefined || wanted === came) return undefined;
  return differs(path, String(wanted), String(came ?? '—'));
}

function differs(path: readonly string[], expected: string, got: string): Mismatch {
  return { path, values: { problem: 'deal', key: path.join('.'), expected, got } };
}
