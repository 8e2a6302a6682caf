/**
 * `few {…} (2, 3, 4) many {…} (0, 5, 6)`: forms of `missing` (`few, many`) as they are written into a text, each with the
 * first numbers of `language` that use it. Forms that are no plural categories (`other` of a select) have no numbers.
 */
export function formsToAdd(missing: string, kind: string, language: string): string {
  const rules = kind === 'plural' ? new Intl.PluralRules(language) : undefined;
  const forms = missing.split(', ').map((form) => {
    const numbers = rules ? firstNumbers.filter((number) => rules.select(number) === form) : [];
    const shown = numbers.slice(0, 3).join(', ');
    return shown ? `${form} {…} (${shown})` : `${form} {…}`;
  });
  return forms.join(' ');
}

const firstNumbers = Array.from({ length: 30 }, (_, number) => number);
