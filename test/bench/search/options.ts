import { parseArgs } from 'node:util';
import { type GoodsName, goodsNames } from './data/goods.ts';
import { type EngineName, engines } from './engine.ts';
import type { Part } from './queries/query-set.ts';

export const usage = `node test/bench/search/run.ts [options]

  --quick            few queries, 5,000 products of the marketplace
  --engines A,B      ${Object.keys(engines).join(', ')}
  --goods A,B        ${goodsNames.join(', ')}
  --set A,B          names of query sets: judged, exact, inflected, typo, typos, layout, latin, order, dropped,
                     extra, joined, misspelt
  --part PART        tune, held (held-out) or all (default): engines are tuned on the first half alone
  --queries N        in each set (default 200)
  --products N       of the marketplace (default 20,000; there are 260,000)
  --sizes N,N        also build and search the marketplace at these sizes, 100 queries of a few sets
  --seed TEXT        other queries (default 1)
  --failures N       instead of tables: the first N queries of each set that an engine failed
  --json             one JSON document
  --cap-seconds N    for one engine over one catalog (default 300)
  --cap-mib N        of its heap (default 6144)`;

export interface Options {
  readonly engines: readonly EngineName[];
  readonly goods: readonly GoodsName[];
  /** Undefined: all. */
  readonly sets: readonly string[] | undefined;
  readonly part: Part | 'all';
  readonly queries: number;
  readonly products: number;
  readonly sizes: readonly number[];
  readonly seed: string;
  readonly failures: number;
  readonly isJson: boolean;
  readonly caps: { readonly seconds: number; readonly mebibytes: number };
}

/** Undefined when help is asked for. Throws on options that it does not know. */
export function readOptions(args: readonly string[]): Options | undefined {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: flag,
      quick: flag,
      json: flag,
      engines: text,
      goods: text,
      set: text,
      part: { ...text, default: 'all' },
      queries: text,
      products: text,
      sizes: text,
      seed: { ...text, default: '1' },
      failures: { ...text, default: '0' },
      'cap-seconds': { ...text, default: '300' },
      'cap-mib': { ...text, default: '6144' },
    },
  });
  if (values.help) return undefined;
  return {
    engines: chosen(values.engines, Object.keys(engines) as EngineName[]),
    goods: chosen(values.goods, goodsNames),
    sets: values.set?.split(','),
    part: chosen(values.part, ['tune', 'held', 'all'] as const)[0] ?? 'all',
    queries: Number(values.queries ?? (values.quick ? 40 : 200)),
    products: Number(values.products ?? (values.quick ? 5000 : 20_000)),
    sizes: values.sizes?.split(',').map(Number) ?? [],
    seed: values.seed,
    failures: Number(values.failures),
    isJson: values.json,
    caps: { seconds: Number(values['cap-seconds']), mebibytes: Number(values['cap-mib']) },
  };
}

function chosen<T extends string>(given: string | undefined, all: readonly T[]): readonly T[] {
  if (given === undefined) return all;
  return given.split(',').map((name) => {
    const known = all.find((one) => one === name);
    if (known === undefined) throw new Error(`${name} is none of ${all.join(', ')}`);
    return known;
  });
}
