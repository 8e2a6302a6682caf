/**
 * Choices that have what was typed, ones that begin with it first (a part after `/` counts as a beginning:
 * `Asia/Almaty`). With nothing typed: all, the preset first.
 */
export function matching(choices: readonly string[], typed: string, preset: string): readonly string[] {
  const wanted = folded(typed);
  if (wanted === '') return choices.toSorted((a, b) => Number(b === preset) - Number(a === preset));
  const found = choices.filter((choice) => folded(choice).includes(wanted));
  const begins = (choice: string) =>
    folded(choice).startsWith(wanted) || folded(choice).includes(`/${wanted}`);
  return found.toSorted((a, b) => Number(begins(b)) - Number(begins(a)));
}

/** `new york` finds `America/New_York`. */
function folded(text: string): string {
  return text.trim().toLowerCase().replaceAll(' ', '_');
}
