import { pairsGiven } from '../../../operations/writing/given-changes.ts';
import { removeProduct, writeProduct } from '../../../operations/writing/write-products.ts';
import type { Cli, Verb } from '../cli.ts';
import { type EditFlags, editFiles } from '../edit-files.ts';

type Fields = Readonly<Record<string, string | null>>;

export function runCatalogSet(city: string, sku: string, pairs: readonly string[], flags: EditFlags): Verb {
  return (cli) => change(cli, { city, sku, fields: Object.fromEntries(pairsGiven(pairs)) }, flags);
}

export function runCatalogUnset(city: string, sku: string, names: readonly string[], flags: EditFlags): Verb {
  const fields = Object.fromEntries(names.map((name) => [name, null]));
  return (cli) => change(cli, { city, sku, fields }, flags);
}

export function runCatalogRemove(city: string, sku: string, flags: EditFlags): Verb {
  return (cli) =>
    editFiles(cli, flags, {
      here: (tools, platform, options) => removeProduct(tools, platform, { city, sku }, options),
      there: (api) => api.removeProduct({ city, sku }),
    });
}

function change(
  cli: Cli,
  wish: { readonly city: string; readonly sku: string; readonly fields: Fields },
  flags: EditFlags,
) {
  return editFiles(cli, flags, {
    here: (tools, platform, options) => writeProduct(tools, platform, wish, options),
    there: (api) => api.writeProduct({ ...wish, fields: { ...wish.fields } }),
  });
}
