import type { CityId } from '../../base/ids.ts';
import { maskSecrets } from '../../base/mask-secrets.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import type { Files } from '../../ports/files.ts';
import { draftOver } from '../draft-files.ts';
import { changingFolder } from '../folder-lock.ts';
import type { Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { actorOf, auditing } from './audit-writes.ts';
import { etagOf, matches } from './etag.ts';
import { baseFiles, type FileBase, fileBase, readBase } from './file-base.ts';
import { placeChange } from './place-change.ts';
import { pullRequestUrl } from './repository-links.ts';
import { settleWriting } from './settle-writing.ts';
import {
  type Editor,
  type FileWriting,
  type OnWritten,
  StaleWrite,
  type ValueChange,
  type WriteAction,
  type WriteMode,
  type WriteRecord,
  WrongWrite,
} from './written.ts';

/** How somebody wants files changed. */
export interface WriteOptions {
  readonly by: Editor;
  /** The content that the change is for: `etag` of an earlier answer, or `*` for any. Absent: whatever there is. */
  readonly ifMatch?: string;
  /** Instead of what zeta.yaml says. */
  readonly mode?: WriteMode;
  /** Told of each change, once it is made; of one that a kill cut off, by whoever completes it. Default: the audit. */
  readonly onWritten?: OnWritten;
}

/** A change of one file of a city. */
export interface FileChange {
  readonly what: WriteAction;
  readonly city: CityId;
  readonly file: string;
  /** Larger files are not changed. */
  readonly mostBytes: number;
  /** Says what the change is of, in a commit: `prompts ru: greeting`. */
  readonly title: string;
  /** The values as a file has them, and as they are wanted. */
  readonly values: (bytes: Uint8Array | undefined) => readonly ValueChange[];
  /** The bytes of the file with the change. Throws `ZetaError` where it cannot be made. */
  readonly edit: (bytes: Uint8Array | undefined) => Uint8Array;
  /** What is wrong with the folder as it would be. */
  readonly check: (files: Files) => Promise<readonly Diagnostic[]>;
}

/** Somebody who saves the same file by hand meanwhile is gone around so often. */
const mostTries = 3;
const mostWaitMs = 30_000;

/**
 * Changes a file of a city: nothing is written that has mistakes, nothing that somebody else wrote is lost, and what a kill
 * cuts off is completed by the next one. Throws `StaleWrite`, `WrongWrite`, and `ZetaError` where nothing may be written here.
 */
export function writeFile(
  tools: Tools,
  platform: Platform,
  change: FileChange,
  options: WriteOptions,
): Promise<FileWriting> {
  const { onWritten } = options;
  if (onWritten) return writeAlone(tools, platform, change, { ...options, onWritten });
  return auditing(platform, (audit) => writeAlone(tools, platform, change, { ...options, onWritten: audit }));
}

type ToldOptions = WriteOptions & { readonly onWritten: OnWritten };

function writeAlone(
  tools: Tools,
  platform: Platform,
  change: FileChange,
  options: ToldOptions,
): Promise<FileWriting> {
  return changingFolder(tools, platform, mostWaitMs, async () => {
    await settleWriting(tools, platform, options.onWritten);
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const writing = await tryWrite(tools, platform, change, options);
      if (writing) return writing;
    }
    throw new ZetaError('overtaken', `${change.file} is changed by others again and again.`, {
      hint: 'Try again when they have ended.',
    });
  });
}

/** Undefined when somebody saved the file, or moved the branch, meanwhile. */
async function tryWrite(
  tools: Tools,
  platform: Platform,
  change: FileChange,
  options: ToldOptions,
): Promise<FileWriting | undefined> {
  const { city, file, mostBytes } = change;
  const { by, ifMatch, mode } = options;
  const base = await fileBase(tools, platform, { by, file, ...(mode && { mode }) });
  const before = await readBase(platform, base, file, mostBytes);
  const values = change.values(before);
  if (ifMatch !== undefined && !matches(ifMatch, etagOf(before))) throw stale(change, before, ifMatch);
  const after = change.edit(before);
  const told = { city, file, mode: base.mode, changes: values.map(masked), ...placeOf(base) };
  const isSame = before !== undefined && Buffer.compare(before, after) === 0;
  if (isSame) return { ...told, kind: 'unchanged', etag: etagOf(before), commit: null, diagnostics: [] };
  const warnings = await checked(platform, change, base, after);
  const record: WriteRecord = {
    at: tools.clock.now(),
    what: change.what,
    by: actorOf(platform, by.name),
    ...{ city, file, mode: base.mode, changes: told.changes, commit: null },
  };
  const placed = await placeChange(tools, platform, { base, before, after, record, by, title: change.title });
  if (!placed) return undefined;
  await placed.settle(options.onWritten);
  return { ...told, kind: 'written', etag: etagOf(after), commit: placed.commit, diagnostics: warnings };
}

function placeOf(base: FileBase): Pick<FileWriting, 'branch' | 'behind' | 'pullRequest'> {
  if (base.mode !== 'branch') return { branch: null, behind: 0, pullRequest: null };
  const { branch, behind, repository } = base;
  return { branch, behind, pullRequest: pullRequestUrl(repository.origin, branch, repository.branch) };
}

function masked({ key, before, after }: ValueChange): ValueChange {
  const shown = (value: string | null) => (value === null ? null : maskSecrets(value));
  return { key, before: shown(before), after: shown(after) };
}

function stale({ file, values }: FileChange, bytes: Uint8Array | undefined, ifMatch: string): StaleWrite {
  const both = values(bytes).map(masked);
  return new StaleWrite({
    file,
    etag: etagOf(bytes),
    ifMatch,
    values: both.map(({ key, before, after }) => ({ key, current: before, wanted: after })),
  });
}

/**
 * Warnings about the file as it would be. Throws `WrongWrite` for its mistakes, and for those that the change makes in other
 * files; what was wrong elsewhere before is not this change's business.
 */
async function checked(
  platform: Platform,
  { city, file, check }: FileChange,
  base: FileBase,
  after: Uint8Array,
): Promise<readonly Diagnostic[]> {
  const files = await baseFiles(platform, base, city);
  const draft = draftOver(files, 0);
  draft.put(file, after);
  const found = await check(draft.files);
  const elsewhere = found.filter(({ severity, place }) => severity === 'error' && place.file !== file);
  const known = new Set(elsewhere.length > 0 ? (await check(files)).map(nameOf) : []);
  const mistakes = [
    ...found.filter(({ severity, place }) => severity === 'error' && place.file === file),
    ...elsewhere.filter((one) => !known.has(nameOf(one))),
  ];
  if (hasErrors(mistakes)) throw new WrongWrite(file, new TextDecoder().decode(after), mistakes);
  return found.filter(({ severity, place }) => severity === 'warning' && place.file === file);
}

/** The same mistake, although its line may have moved. */
function nameOf({ code, place, values }: Diagnostic): string {
  return JSON.stringify([code, place.file, place.text ?? place.line, values]);
}
