/**
 * How many pieces there are, as a table would write it. Accounting programs sell what has not arrived yet (-3) and count
 * metres (12.500): whole pieces are what a customer can have. What is no number stays as it is.
 */
export function piecesText(text: string): string {
  const number = text.replaceAll(/\s/g, '').replace(',', '.');
  return /^-?\d{1,9}(?:\.\d+)?$/.test(number) ? String(Math.max(0, Math.floor(Number(number)))) : text;
}
