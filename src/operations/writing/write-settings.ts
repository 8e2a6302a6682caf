import { exitCode } from '../../base/exit-code.ts';
import type { CityId } from '../../base/ids.ts';
import { maskSecrets } from '../../base/mask-secrets.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { editYaml, isReadable, type YamlEdit } from '../../compile/edit-yaml.ts';
import { maxYamlBytes } from '../../compile/limits.ts';
import { parseYaml } from '../../compile/parse-yaml.ts';
import { isBlock, valueAt } from '../../compile/value-at.ts';
import { SourceText } from '../../diagnostics/source-text.ts';
import { chosenCities, type Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { validate } from '../validate.ts';
import { etagOf } from './etag.ts';
import { readBase } from './file-base.ts';
import { type ReadableBase, readableBase } from './readable-base.ts';
import { refuseStrange, settingEdit, settingPath } from './setting-edits.ts';
import { isForEditors } from './setting-rights.ts';
import { bytesOf, textOf, withoutMark } from './text-file.ts';
import { type FileChange, type WriteOptions, writeFile } from './write-file.ts';
import type { Editor, FileWriting, ValueChange } from './written.ts';

/** Values by setting: `manager.handle`, or a JSON pointer. Null takes the city's own away. */
export type SettingChanges = Readonly<Record<string, unknown>>;

/**
 * Changes settings in the city's own city.yaml, which is checked with its catalog as it would be. Throws `ZetaError` for settings
 * that are not this person's to change, and as `writeFile` does.
 */
export async function writeSettings(
  tools: Tools,
  platform: Platform,
  { city: name, changes }: { readonly city: string; readonly changes: SettingChanges },
  options: WriteOptions,
): Promise<FileWriting> {
  const { city, file } = await settingsFile(platform, name);
  const entries = Object.entries(changes).map(([key, value]) => ({ key, path: settingPath(key), value }));
  for (const { key, value } of entries) refuseStrange(key, value);
  if (entries.length === 0) throw nothingToChange();
  const change: FileChange = {
    what: 'settings-written',
    ...{ city, file, mostBytes: maxYamlBytes },
    title: `settings: ${entries.map(({ key }) => key).join(', ')}`,
    values: (bytes) => {
      const own = ownSettings(file, bytes);
      return entries.map(
        ({ key, path, value }): ValueChange => ({
          key,
          before: shown(valueAt(own, path)),
          after: shown(value),
        }),
      );
    },
    edit: (bytes) => {
      const own = ownSettings(file, bytes);
      const edits = entries.map(({ path, value }) => settingEdit(own, path, value));
      const edit: YamlEdit = {
        set: edits.flatMap(({ set }) => set),
        remove: edits.flatMap(({ remove }) => remove),
      };
      refuseOthers(options.by, edit);
      return bytesOf(editYaml(readableText(file, bytes), edit));
    },
    check: async (files) => (await validate(files, [city])).diagnostics,
  };
  return writeFile(tools, platform, change, options);
}

/** A city's own settings, as the next change by this person would find them. */
export interface SettingsFile extends Omit<ReadableBase, 'base'> {
  readonly city: CityId;
  readonly file: string;
  /** As city.yaml has them; references to secrets by name, and anything token-shaped is masked. */
  readonly own: Readonly<Record<string, unknown>>;
  readonly etag: string;
}

export async function readOwnSettings(
  tools: Pick<Tools, 'repository'>,
  platform: Platform,
  wish: { readonly city: string; readonly by: Editor },
): Promise<SettingsFile> {
  const { city, file } = await settingsFile(platform, wish.city);
  const { base, ...place } = await readableBase(tools, platform, { by: wish.by, file });
  const bytes = await readBase(platform, base, file, maxYamlBytes);
  const own = masked(ownSettings(file, bytes));
  return { city, file, own: isBlock(own) ? own : {}, etag: etagOf(bytes), ...place };
}

async function settingsFile(
  platform: Platform,
  name: string,
): Promise<{ readonly city: CityId; readonly file: string }> {
  const [city] = (await chosenCities(platform.files, [name])).cities;
  if (!city) throw new Error('chosenCities gives the city that was asked for');
  return { city, file: `cities/${city}/city.yaml` };
}

function ownSettings(file: string, bytes: Uint8Array | undefined): unknown {
  return parseYaml(new SourceText(file, withoutMark(textOf(file, bytes)))).file?.value;
}

function readableText(file: string, bytes: Uint8Array | undefined): string {
  const text = textOf(file, bytes);
  if (isReadable(text)) return text;
  throw new ZetaError('not-editable', `${file} has mistakes that keep it from being read.`, {
    hint: 'Mend it first: `zeta validate --fix`.',
    exit: exitCode.diagnostics,
  });
}

/** Null: nothing is said. */
function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskSecrets(value);
  if (Array.isArray(value)) return value.map(masked);
  if (!isBlock(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner)]));
}

function refuseOthers({ isOperator, name }: Editor, { set, remove }: YamlEdit): void {
  if (isOperator) return;
  const other = [...set.map(({ path }) => path), ...remove].find((path) => !isForEditors(path));
  if (other === undefined) return;
  throw new ZetaError(
    'not-allowed',
    `${name} may not change ${other.join('.').slice(0, 100)}: that is for who may deploy.`,
    {
      hint: 'Editors change name, contacts, search.pins, and of manager what says who answers and when.',
      exit: exitCode.operator,
    },
  );
}

function nothingToChange(): ZetaError {
  return new ZetaError('no-settings', 'Nothing is to be changed.', {
    hint: 'Give values by setting: { "manager.handle": "@shop" }, and null for one that is to go.',
    exit: exitCode.usage,
  });
}
