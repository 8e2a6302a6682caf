/** "Furniture > Sofas" -> levels. */
export function splitLevels(text: string): readonly string[] {
  return text
    .split('>')
    .map((level) => level.trim())
    .filter((level) => level !== '');
}
