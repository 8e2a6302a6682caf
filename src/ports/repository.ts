import type { Files } from './files.ts';

/** Who made a change, as a commit names people. */
export interface CommitAuthor {
  readonly name: string;
  readonly email: string;
}

/** One file of a commit that is to be made. */
export interface FileCommit {
  /** The commit that it follows. */
  readonly parent: string;
  /** From the platform folder. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly author: CommitAuthor;
  readonly message: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `committed`: the bytes are as a commit has them; `checked-out`: as the work tree has them, where line ends may differ. */
  readonly form: 'committed' | 'checked-out';
}

/** Where a branch stands beside what is checked out. */
export interface BranchState {
  /** Its last commit. */
  readonly tip: string;
  /** All that it changed is in what is checked out, by a merge or in one commit. */
  readonly isMerged: boolean;
  /** Commits of what is checked out that it does not have. */
  readonly behind: number;
}

/**
 * The git repository that a platform folder lies in. No hook runs, no configured program is started, and nothing but what
 * is said is changed.
 */
export interface Repository {
  /** What is checked out; null: no branch, or no commit yet. */
  readonly branch: string | null;
  readonly head: string | null;
  /** Address of `origin`, without a password; null: there is none. */
  readonly origin: string | null;
  /** Of whoever uses it by hand; null: none is set. */
  readonly userEmail: string | null;
  /** The folder is moved to what was merged, by `zeta-sync`. */
  readonly isSynced: boolean;
  /** From the repository's top to the platform folder: empty, or `shops/`. */
  readonly prefix: string;
  /** Bytes of a file in a commit; undefined: it has none. Throws `ZetaError` for a link, or a path through one. */
  fileAt(commit: string, path: string): Promise<Uint8Array | undefined>;
  /** Files under `paths` of the platform folder as a commit has them, to be read; undefined: there is no such commit. */
  filesAt(commit: string, paths: readonly string[]): Promise<Files | undefined>;
  /** Undefined: there is no such branch. */
  branchState(branch: string): Promise<BranchState | undefined>;
  /** Makes a commit that no branch has yet, and gives back its name. Throws `ZetaError` where a filter keeps the file. */
  makeCommit(file: FileCommit): Promise<string>;
  /** Moves a branch, unless it is no longer where it was (`from` null: it was not there). */
  moveBranch(branch: string, to: string, from: string | null): Promise<boolean>;
  /** Whether the file here is as the commit that is checked out has it, and nothing else is staged of it. */
  isClean(path: string): Promise<boolean>;
  /** Has the index say of one file what a commit says; false while another process holds the index. */
  refreshIndex(path: string, commit: string): Promise<boolean>;
}
