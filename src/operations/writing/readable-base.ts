import type { Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { type BaseWish, type FileBase, fileBase, NotWritable, refuseLinks } from './file-base.ts';
import type { WriteMode } from './written.ts';

/** The files that somebody would change, or those here where nobody may. */
export interface ReadableBase {
  readonly base: FileBase;
  readonly writes: WriteMode;
  /** The branch that a change would follow; null: the files here. */
  readonly branch: string | null;
  /** Why nothing is changed here, and where instead; null: it is. */
  readonly refusal: { readonly code: string; readonly hint: string | null } | null;
}

export async function readableBase(
  tools: Pick<Tools, 'repository'>,
  platform: Pick<Platform, 'root' | 'config' | 'files'>,
  wish: BaseWish,
): Promise<ReadableBase> {
  try {
    const base = await fileBase(tools, platform, wish);
    const branch = base.mode === 'branch' && base.parent === base.tip ? base.branch : null;
    return { base, writes: base.mode, branch, refusal: null };
  } catch (error) {
    if (!(error instanceof NotWritable)) throw error;
    await refuseLinks(platform.files, wish.file);
    const refusal = { code: error.code, hint: error.hint ?? null };
    return { base: { mode: 'files' }, writes: 'off', branch: null, refusal };
  }
}
