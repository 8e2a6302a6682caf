import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../scripts/guides.ts';
import { commandsOf, filledSearchPage, searchPage } from '../../scripts/search-page.ts';
import { readPage } from './markdown.ts';

describe(searchPage, () => {
  const page = readPage(searchPage);

  it('shows at least 40 sentences, in Cyrillic, Kazakh and Latin letters', () => {
    const sentences = new Set(
      commandsOf(page).flatMap(
        (command) => /^zeta catalog search \w+ ("[^"]+"|'[^']+')/.exec(command)?.[1] ?? [],
      ),
    );
    expect(sentences.size).toBeGreaterThanOrEqual(40);
    for (const letters of [/[а-я]/, /[әғқңөұүһі]/, /[a-z]/])
      expect([...sentences].filter((one) => letters.test(one)).length).toBeGreaterThanOrEqual(5);
  });

  it('shows what is really found in the demo cities', async () => {
    expect(page, 'run `npm run generate`').toBe(await filledSearchPage());
  });

  it('fits a terminal of 80 columns', () => {
    const shown = blocksOf(page).flatMap(({ language, code }) =>
      language === 'console' ? code.split('\n') : [],
    );
    expect(shown.filter((line) => line.length > 80)).toEqual([]);
  });
});
