const known = new Map<string, Intl.PluralRules>();

/** The plural rules of a language. Making them costs many times more than asking them. */
export function pluralRules(
  language: string,
  type: Intl.PluralRulesOptions['type'] = 'cardinal',
): Intl.PluralRules {
  const name = `${language} ${type}`;
  const rules = known.get(name) ?? new Intl.PluralRules(language, { type });
  known.set(name, rules);
  return rules;
}
