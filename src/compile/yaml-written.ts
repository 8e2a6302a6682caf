import { parseDocument } from 'yaml';

/** How a text stands in a file: `block` is behind a `|` or `>`. */
export type TextStyle = 'plain' | 'single' | 'double' | 'block';

/** A value as it is written: what stands on the line of its key, and the lines below. */
export interface WrittenValue {
  readonly head: string;
  /** Each ends with a line end. */
  readonly below: string;
}

export interface Writing {
  /** How the text was written that it takes the place of. */
  readonly style?: TextStyle | undefined;
  /** Columns before the key. */
  readonly column: number;
  readonly isInFlow: boolean;
  readonly lineEnd: string;
}

/** A value as YAML, in the style of the one before where that can hold it. */
export function writtenValue(value: unknown, { style, column, isInFlow, lineEnd }: Writing): WrittenValue {
  if (typeof value !== 'string' || isInFlow) return { head: flowText(value), below: '' };
  const wantsBlock = value.includes('\n') || style === 'block';
  const block = wantsBlock ? blockText(value, column + 2, lineEnd) : undefined;
  return block ?? { head: lineText(value, style), below: '' };
}

/** A value on one line: `{ days: mon-sat, from: "09:00" }`, `[ru, kk]`. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, inner]) => `${keyText(key)}: ${flowText(inner)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  if (typeof value !== 'string') return String(value);
  return value.includes(',') ? quoted(value) : lineText(value, undefined);
}

export function keyText(key: string): string {
  return isPlain(key) && !key.includes(',') ? key : quoted(key);
}

function lineText(value: string, style: TextStyle | undefined): string {
  if (style === 'single' && /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(value))
    return `'${value.replaceAll("'", "''")}'`;
  return style !== 'double' && isPlain(value) ? value : quoted(value);
}

/** What nobody, and no program, could take for anything but this text. */
function isPlain(text: string): boolean {
  if (!/^[\p{L}_](?:[\p{L}\p{N} _.,:!?()«»/+%@-]*[\p{L}\p{N}_.!?)»])?$/u.test(text)) return false;
  return !/^(?:true|false|null|yes|no|on|off|y|n|да|нет|иә|жоқ)$/i.test(text) && !/---|: |:$/.test(text);
}

/** What YAML does not print is written by its number. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Its lines behind a sign that keeps them; undefined where such lines would not say the same. */
function blockText(value: string, indent: number, lineEnd: string): WrittenValue | undefined {
  if (value.trim() === '' || /[^\n\P{Cc}]|[\u2028\u2029\ufeff\ufffe\uffff]/u.test(value)) return undefined;
  // A sign that keeps more than one line break would keep the empty lines that follow, too.
  if (value.endsWith('\n\n')) return undefined;
  const keeps = value.endsWith('\n') ? '' : '-';
  // An indented first line would be taken for the indentation.
  const head = `|${/^\s/.test(value) ? '2' : ''}${keeps}`;
  const lines = value.replace(/\n$/, '').split('\n');
  const below = lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line) + lineEnd).join('');
  const probe = `${' '.repeat(Math.max(0, indent - 2))}a: ${head}${lineEnd}${below}`;
  return parseDocument(probe, { version: '1.2' }).get('a') === value ? { head, below } : undefined;
}
