const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillic = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

/** What the same keys give in the other layout: rhjdfnm -> кровать, ыщаф -> sofa. Undefined when nothing changes. */
export function otherLayout(text: string): string | undefined {
  const lower = text.toLowerCase();
  const isCyrillic = /[а-яё]/.test(lower);
  const [from, to] = isCyrillic ? [cyrillic, latin] : [latin, cyrillic];
  let result = '';
  for (const key of lower) {
    const at = from.indexOf(key);
    result += at === -1 ? key : to[at];
  }
  return result === lower ? undefined : result;
}
