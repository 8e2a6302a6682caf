import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { fixOf } from '../diagnostics/fix.ts';
import { valueAt } from './value-at.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** The diagnostic of a misspelt key, with the key renamed; no fix where the right key is there already. */
export function withRenamedKey(
  told: Diagnostic,
  file: YamlFile,
  path: YamlPath,
  nearest: string,
): Diagnostic {
  const range = file.rangeOfKey(path);
  const { text } = file.ownerOf(path);
  const isTaken = valueAt(file.value, [...path.slice(0, -1), nearest]) !== undefined;
  if (nearest === '' || isTaken || !range || text.slice(range.start, range.end) !== path.at(-1)) return told;
  return { ...told, fix: fixOf(text, [{ ...range, text: nearest }]) };
}

/** What no reader of YAML takes for anything but a text. */
const plainWord = /^[A-Za-z_][\w:/.,-]*$/;

/** The diagnostic of a value of one word, with the word that was meant in its place, in quotes where it needs them. */
export function withWord(told: Diagnostic, file: YamlFile, path: YamlPath, meant: string): Diagnostic {
  const range = file.rangeOf(path);
  const { text } = file.ownerOf(path);
  const written = range ? text.slice(range.start, range.end) : '';
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const needed = quote === '' && !plainWord.test(meant) ? '"' : quote;
  const isWhole =
    file.plainAt(path)?.raw === written || written === `${quote}${String(valueAt(file.value, path))}${quote}`;
  if (!range || meant === '' || !isWhole) return told;
  return { ...told, fix: fixOf(text, [{ ...range, text: `${needed}${meant}${needed}` }]) };
}

/** The diagnostic of a word in place of true, false or a number, with the one that was meant. */
export function withUnquoted(told: Diagnostic, file: YamlFile, path: YamlPath, meant: string): Diagnostic {
  const range = file.rangeOf(path);
  const { text } = file.ownerOf(path);
  return range ? { ...told, fix: fixOf(text, [{ ...range, text: meant }]) } : told;
}

/** The diagnostic of a piece of a text, with the piece as it was meant; no fix where its place is not exact. */
export function withPiece(
  told: Diagnostic,
  file: YamlFile,
  path: YamlPath,
  { at, length, meant }: { readonly at: number; readonly length: number; readonly meant: string },
): Diagnostic {
  const span = file.spanInText(path, at, length);
  const { text } = file.ownerOf(path);
  const piece = String(valueAt(file.value, path)).slice(at, at + length);
  if (!span || text.slice(span.start, span.end) !== piece) return told;
  return { ...told, fix: fixOf(text, [{ ...span, text: meant }]) };
}

/**
 * A word or number that stands where a text is wanted: what reading has made of it, and the same in quotes. `otherwise` is
 * told when nothing was lost; undefined where the value is no single word.
 */
export function plainAsText(file: YamlFile, path: YamlPath, name: string, otherwise: Diagnostic): Diagnostic {
  const plain = file.plainAt(path);
  const value = valueAt(file.value, path);
  if (!plain || plain.raw === '') return otherwise;
  const told = plainMistake(file, path, name, plain.raw, value) ?? otherwise;
  const { text } = file.ownerOf(path);
  // What stands behind a # may belong to the text: then the word alone is not what was meant.
  const isWhole = !/^[ \t]+#/.test(text.slice(plain.asText.at(-1)?.end ?? 0).split('\n', 1)[0] ?? '');
  return plain.asText.length > 0 ? { ...told, fix: fixOf(text, plain.asText, isWhole) } : told;
}

function plainMistake(
  file: YamlFile,
  path: YamlPath,
  name: string,
  written: string,
  value: unknown,
): Diagnostic | undefined {
  if (typeof value === 'boolean' || value === null)
    return diagnostic('ZC118', file.placeOf(path), { path: name, written });
  if (typeof value !== 'number' || String(value) === written) return undefined;
  return diagnostic('ZC119', file.placeOf(path), { path: name, written, read: String(value) });
}

/**
 * One value, or several with commas, where a list is wanted: the same in brackets. Names of columns may have commas of their
 * own, so there it is only shown.
 */
export function withBrackets(told: Diagnostic, file: YamlFile, path: YamlPath): Diagnostic {
  const range = file.rangeOf(path);
  const value = valueAt(file.value, path);
  const { text } = file.ownerOf(path);
  if (!range || typeof value !== 'string' || text.slice(range.start, range.end).includes('\n')) return told;
  const words = value.split(',').map((word) => word.trim());
  if (words.some((word) => !/^[\p{L}\p{N}_][^[\]{}:;#"']*$/u.test(word))) return told;
  const isCertain = !path.includes('columns') && words.every((word) => !/\s/.test(word));
  return { ...told, fix: fixOf(text, [{ ...range, text: `[${words.join(', ')}]` }], isCertain) };
}
