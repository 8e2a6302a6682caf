/** A name as it is compared: `Dana`, `DANA` and `ｄａｎａ` are one. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase();
}
