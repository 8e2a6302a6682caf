/** "Мебель / Диваны" and "Мебель > Диваны" -> levels; a slash without spaces belongs to a name. */
export function splitPath(text: string): string[] {
  if (text === '') return [];
  return text
    .split(/\s+[/>|]\s+/)
    .map((level) => level.replaceAll(/\s+/g, ' ').trim())
    .filter((level) => level !== '');
}

/**
 * Several pictures of one cell. Bars and line breaks are always between two; a space, comma or semicolon is only where a
 * web address begins after it or a picture's name ends before it, so "images/big sofa.jpg" stays one.
 */
export function splitImages(text: string): string[] {
  if (text === '') return [];
  return text
    .split(/[|\r\n]+|[\s,;]+(?=https?:\/\/)|(?<=\.(?:png|jpe?g|webp))(?:\s*[,;]\s*|\s+)/i)
    .map((image) => image.replace(/[,;]$/, '').trim())
    .filter((image) => image !== '')
    .map((image) => (/^https?:/i.test(image) ? image.replaceAll(' ', '%20') : image));
}

const none =
  /^(?:[-–—]|нет|нет в наличии|отсутствует|закончил(?:ся|ась|ось|ись)|под заказ|жоқ|тапсырыспен|no|none|out of stock|to order|[-−]\d{1,9})$/i;
/** ">10", "более 10", "10+": so many are there for certain. */
const atLeast =
  /^(?:>|>=|≥|более|больше|свыше|от|over|morethan)?(\d{1,9})(?:[.,]0+)?(?:шт\.?|pcs|дана)?\+?$/i;

/** "5", "5 шт.", "более 10" -> 10, "нет", "-2" (sold beyond what was there) -> 0; "есть" is not a number: undefined. */
export function parseStock(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (none.test(text)) return 0;
  const [, pieces] = atLeast.exec(text.replaceAll(/\s/g, '')) ?? [];
  return pieces === undefined ? undefined : Number(pieces);
}

/** The address in its normal form; undefined when it is none. */
export function webAddress(text: string): string | undefined {
  // Two addresses in one cell, or a space in the middle, would lead nowhere.
  if (!/^https?:\/\/\S+$/i.test(text) || /[,;]https?:/i.test(text)) return undefined;
  const url = URL.parse(text);
  return url && isHost(url.hostname) ? url.href : undefined;
}

/** A name with a dot, or an address of a machine: what customers can reach. */
export function isHost(name: string): boolean {
  return (
    /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(name) || /^\[[\da-f:.]+\]$/i.test(name) || name === 'localhost'
  );
}

/** "Цвет: серый | Размер: 200" -> attributes; what has no name is none. */
export function unpackAttributes(text: string): { name: string; value: string }[] {
  return text.split('|').flatMap((part) => {
    const colon = part.indexOf(': ');
    const [name, value] = [part.slice(0, colon).trim(), part.slice(colon + 2).trim()];
    return colon > 0 && name !== '' && value !== '' ? [{ name, value }] : [];
  });
}
