import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { ownPrompts } from '../../compile/own-prompts.ts';
import { parseYaml } from '../../compile/parse-yaml.ts';
import { isBlock, valueAt } from '../../compile/value-at.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { SourceText } from '../../diagnostics/source-text.ts';
import { InvalidCity } from '../write-city.ts';

/** `greeting=Hello!`: a name and what it is set to. Throws `ZetaError` (usage) for what is neither. */
export function pairsGiven(written: readonly string[]): readonly (readonly [string, string])[] {
  return written.map((one) => {
    const at = one.indexOf('=');
    if (at > 0) return [one.slice(0, at), one.slice(at + 1)];
    throw new ZetaError('no-pair', `"${one.slice(0, 100)}" sets nothing.`, {
      hint: 'Write it as NAME=VALUE, in quotes where it has spaces: greeting="Hello there!"',
      exit: exitCode.usage,
    });
  });
}

/** Texts of a YAML file by key, as a file of prompts has them; a key without a text is one to take away. */
export function promptsInYaml(name: string, text: string): Readonly<Record<string, string | null>> {
  const source = new SourceText(name, text);
  const { file, diagnostics } = parseYaml(source);
  if (!file || hasErrors(diagnostics)) throw new InvalidCity(diagnostics);
  const own = ownPrompts(name, text);
  const gone = own.keys.filter((key) => own.pathsOf(key).every((path) => valueAt(file.value, path) === null));
  return { ...Object.fromEntries(gone.map((key) => [key, null])), ...Object.fromEntries(own.texts) };
}

/** A value of a setting as somebody types it: `null`, a whole number, true, a list or a block in brackets; else a text. */
export function settingGiven(text: string): unknown {
  if (!/^(?:null|true|false|\d{1,9}|\[.*\]|\{.*\}|".*")$/s.test(text)) return text;
  const { file } = parseYaml(new SourceText('value', `value: ${text}\n`));
  return file && isBlock(file.value) ? file.value['value'] : text;
}
