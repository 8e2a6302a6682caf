import { exitCode } from '../../base/exit-code.ts';
import type { CityId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Actor, AuditAction } from '../../store/audit-store.ts';

/** How a change of a city's files is kept; zeta.yaml says it as `api.writes`. */
export const writeModes = ['files', 'branch', 'commit', 'off'] as const;
export type WriteMode = (typeof writeModes)[number];

/** Whoever changes files. */
export interface Editor {
  readonly name: string;
  /** Absent: made of the name, at an address that nobody has. */
  readonly email?: string;
  /** May change what is not for editors: the bot, the CRM, where the catalog comes from. */
  readonly isOperator: boolean;
}

/** One value of a file, before and after. Null: the file says nothing of it. Anything token-shaped is masked. */
export interface ValueChange {
  /** A prompt's key, a setting's path, or a column of a product. */
  readonly key: string;
  /** A text as it is; anything else as JSON. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A change of one file, as it is told to whoever keeps account of them. */
export interface WriteRecord {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly what: WriteAction;
  readonly by: Actor;
  readonly city: CityId;
  /** `cities/almaty/prompts/ru.yaml` */
  readonly file: string;
  readonly mode: Exclude<WriteMode, 'off'>;
  readonly changes: readonly ValueChange[];
  readonly commit: string | null;
}

export type WriteAction = Extract<AuditAction, `${string}-written`>;

export type OnWritten = (record: WriteRecord) => Promise<void>;

/** What became of a change of a city's files. */
export interface FileWriting {
  readonly city: CityId;
  readonly file: string;
  /** `unchanged`: the file said so before. */
  readonly kind: 'written' | 'unchanged';
  readonly mode: Exclude<WriteMode, 'off'>;
  /** Names the content of the file as it is now; `none` where there is no file. */
  readonly etag: string;
  readonly changes: readonly ValueChange[];
  /** The branch that has the change; null: the files here have it. */
  readonly branch: string | null;
  readonly commit: string | null;
  /** Commits of the files here that the branch does not have yet. */
  readonly behind: number;
  /** Where a pull request of the branch is opened, once it is pushed; null where that is not known. */
  readonly pullRequest: string | null;
  /** Warnings about the file as it is now. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Both versions of what a stale write was about. */
export interface WriteConflict {
  readonly file: string;
  /** Of the file as it is now. */
  readonly etag: string;
  /** That the change was made for. */
  readonly ifMatch: string;
  /** Each value as it is now, and as it was asked for. */
  readonly values: readonly {
    readonly key: string;
    readonly current: string | null;
    readonly wanted: string | null;
  }[];
}

/** Somebody else changed the file meanwhile; nothing was written. */
export class StaleWrite extends ZetaError {
  readonly details: WriteConflict;

  constructor(conflict: WriteConflict) {
    super('stale', `${conflict.file} was changed by somebody else meanwhile.`, {
      hint: 'Look at its values as they are now, and ask again with the new ETag.',
      exit: exitCode.refused,
    });
    this.details = conflict;
  }
}

/** The change would make mistakes; nothing was written. Places are those of the file as it would be. */
export class WrongWrite extends Error {
  override readonly name = 'WrongWrite';
  /** The file as it would be. */
  readonly text: string;
  readonly diagnostics: readonly KeyedDiagnostic[];

  constructor(file: string, text: string, diagnostics: readonly KeyedDiagnostic[]) {
    super(`with this change ${file} would have mistakes`);
    this.text = text;
    this.diagnostics = diagnostics;
  }
}

/** `key`: the prompt, setting or product that it is about, where that can be told. */
export interface KeyedDiagnostic extends Diagnostic {
  readonly key?: string;
}
