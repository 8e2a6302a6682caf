import type { XmlNode } from './xml-records.ts';

/** The first child of one of these names that says something, in the order of the names. */
export function childOf(node: XmlNode, ...names: readonly string[]): XmlNode | undefined {
  for (const name of names) {
    const found = node.children.find((child) => child.name === name && child.text !== '');
    if (found) return found;
  }
  return undefined;
}

export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.name === name);
}

/** Elements some levels down: `Цены` then `Цена`. */
export function descendants(node: XmlNode, ...path: readonly string[]): readonly XmlNode[] {
  return path.reduce<readonly XmlNode[]>(
    (nodes, name) => nodes.flatMap((one) => childrenOf(one, name)),
    [node],
  );
}

/** Texts and places of fields, by the elements that they were read from; those without one are left out. */
export function fieldsOf<Field extends string>(
  elements: Readonly<Record<Field, XmlNode | undefined>>,
): {
  readonly texts: Readonly<Partial<Record<Field, string>>>;
  readonly spots: Readonly<Partial<Record<Field, XmlNode['at']>>>;
} {
  const texts: Partial<Record<Field, string>> = {};
  const spots: Partial<Record<Field, XmlNode['at']>> = {};
  // The keys of such an object are its fields.
  for (const [field, element] of Object.entries(elements) as [Field, XmlNode | undefined][]) {
    if (!element) continue;
    texts[field] = element.text;
    spots[field] = element.at;
  }
  return { texts, spots };
}

/** Attributes under one name are one, as a feed lists several colours; a name without a text is none. */
export function joinedAttributes(
  pairs: readonly { readonly name: string; readonly value: string }[],
): readonly { readonly name: string; readonly value: string }[] {
  const values = new Map<string, Set<string>>();
  for (const { name: written, value } of pairs) {
    const name = written
      .replaceAll(/\s+/g, ' ')
      .replace(/\s*:\s*$/, '')
      .trim();
    if (name === '' || value === '') continue;
    values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  return [...values].map(([name, all]) => ({ name, value: [...all].join(', ') }));
}

/** Addresses of pictures that customers can open; `//host/a.jpg` is one. */
export function pictureAddresses(nodes: readonly XmlNode[]): readonly string[] {
  return nodes
    .map(({ text }) => (text.startsWith('//') ? `https:${text}` : text).replaceAll(' ', '%20'))
    .filter((address) => /^https?:\/\/./i.test(address));
}
