/**
 * A sentence in lines of at most `width` characters, cut between words; a longer word keeps a line of its own. `taken`
 * characters of the first line are in use already.
 */
export function wrapped(text: string, width: number, taken = 0): readonly string[] {
  const [first = '', ...rest] = text.split(' ');
  const lines = [first];
  let length = taken + first.length;
  for (const word of rest) {
    length += 1 + word.length;
    if (length > width) {
      lines.push(word);
      length = word.length;
    } else lines[lines.length - 1] += ` ${word}`;
  }
  return lines;
}
