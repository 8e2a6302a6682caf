const russian = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const english = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

/** What appears when the keyboard is in the other alphabet; undefined when the words are of both, as one would notice. */
export function inWrongLayout(text: string): string | undefined {
  if (/^[а-яё\d ]+$/u.test(text)) return retyped(text, russian, english);
  if (/^[a-z\d ]+$/.test(text)) return retyped(text, english, russian);
  return undefined;
}

function retyped(text: string, from: string, to: string): string {
  return [...text].map((letter) => to[from.indexOf(letter)] ?? letter).join('');
}
