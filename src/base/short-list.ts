/** The first names of a list, for one line of a message. */
export function shortList(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} …` : shown;
}
