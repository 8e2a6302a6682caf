import { exitCode } from '../../../base/exit-code.ts';
import { validate } from '../../../operations/validate.ts';
import { countText, diagnosticsText, placeText, wordsOf } from '../../../report/diagnostics-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export function runValidate(names: readonly string[]): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const result = await validate(platform, names);
    const { diagnostics, cities, products, isValid } = result;
    cli.answer(
      {
        valid: isValid,
        cities,
        products,
        diagnostics: diagnostics.map((one) => ({ ...one, ...wordsOf(one) })),
      },
      () => {
        const told = diagnosticsText(diagnostics, cli.style, cli.width);
        const mark = isValid ? cli.style.green('✓') : cli.style.red('✗');
        const what = `${cities.length} ${cities.length === 1 ? 'city' : 'cities'}, ${products} products: ${countText(diagnostics)}`;
        return `${told}${told ? '\n\n' : ''}${mark} ${what}`;
      },
    );
    for (const one of diagnostics) {
      if (one.severity === 'note' && cli.options.verbose)
        cli.note(`${placeText(one.place)}: ${wordsOf(one).message}`);
    }
    return isValid ? exitCode.done : exitCode.diagnostics;
  };
}
