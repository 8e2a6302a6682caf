/** Encodings that `catalog.format.encoding` may name. */
export type TableEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1251'
  | 'windows-1252'
  | 'koi8-r'
  | 'ibm866'
  | 'x-mac-cyrillic';
