/** Ends of stems that make a thing small, and what stands in their place in the plain word. Longer ones first. */
const endings: readonly (readonly [ending: RegExp, plain: readonly string[]])[] = [
  // сковородочка and тумбочка; коробочка and ложечка; замочек.
  [/[ое]чк$/u, ['', 'к']],
  // диванчик, шкафчик, стульчик.
  [/ь?чик$/u, ['']],
  // рюкзачок, холодильничек.
  [/чк$/u, ['к']],
  // коврик, пуфик.
  [/ик$/u, ['']],
  // креслице, зеркальце.
  [/и?ц$/u, ['']],
  // сковородка, кроватка.
  [/(?<=.{4})к$/u, ['']],
];
/** What is left must be a word. */
const shortest = 3;

/** Stems of the plain words that a stem may be the small form of: "сковородк" -> "сковород". Most of them are no words. */
export function plainStems(stem: string): readonly string[] {
  if (!/^[а-я]{5,}$/u.test(stem)) return [];
  return endings
    .filter(([ending]) => ending.test(stem))
    .flatMap(([ending, plain]) => plain.map((end) => stem.replace(ending, end)))
    .filter((one) => one.length >= shortest);
}
