import { expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { type Language, languages } from '../../src/diagnostics/words/languages.ts';
import { validate } from '../../src/operations/validate.ts';
import { diagnosticText } from '../../src/report/diagnostics-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { type BrokenCity, brokenCities } from './broken-cities.ts';
import { goodCity, platformFolder } from './platform-folder.ts';

/** Of a city with a hundred mistakes the first ones show how they are told. */
const mostShown = 3;

/** What a person sees of each broken city in a terminal of 80 columns. Read `told.<language>.txt` when it changes. */
it.each(languages)('Each broken city is told as in told.%s.txt', async (language) => {
  const told: string[] = [];
  for (const [code, broken] of Object.entries<BrokenCity | undefined>(brokenCities)) {
    const { files } = await platformFolder(goodCity(broken?.files));
    const { diagnostics } = await validate(files, []);
    const shown = diagnostics.filter(
      ({ severity, code }) => severity !== 'note' || broken?.notes?.includes(code),
    );
    told.push(
      `#### ${code}\n\n${shown
        .slice(0, mostShown)
        .map((one) => textOf(one, language))
        .join('\n\n')}\n`,
    );
  }
  await expect(told.join('\n')).toMatchFileSnapshot(`told.${language}.txt`);
});

function textOf(diagnostic: Diagnostic, language: Language): string {
  return diagnosticText(diagnostic, { language, style: plainStyle, width: 80, wraps: true });
}
