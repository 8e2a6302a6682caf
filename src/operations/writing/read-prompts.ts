import type { CityId } from '../../base/ids.ts';
import { maskSecrets } from '../../base/mask-secrets.ts';
import { maxYamlBytes } from '../../compile/limits.ts';
import type { Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { etagOf } from './etag.ts';
import { readBase } from './file-base.ts';
import { type ReadableBase, readableBase } from './readable-base.ts';
import { ownIn, promptsFile } from './write-prompts.ts';
import type { Editor } from './written.ts';

/** The city's own texts in one language, as the next change by this person would find them. */
export interface PromptsFile extends Omit<ReadableBase, 'base'> {
  readonly city: CityId;
  readonly language: string;
  readonly file: string;
  /** Texts by key; anything token-shaped is masked. */
  readonly own: Readonly<Record<string, string>>;
  /** Names the content of the file; `none` where there is no file. */
  readonly etag: string;
}

/** Throws `ZetaError` (usage) for a city or language that is none. */
export async function readOwnPrompts(
  tools: Pick<Tools, 'repository'>,
  platform: Platform,
  wish: { readonly city: string; readonly language?: string; readonly by: Editor },
): Promise<PromptsFile> {
  const { city, language, file } = await promptsFile(platform, wish.city, wish.language);
  const { base, ...place } = await readableBase(tools, platform, { by: wish.by, file });
  const bytes = await readBase(platform, base, file, maxYamlBytes);
  const { texts } = ownIn(file, bytes);
  const own = Object.fromEntries([...texts].map(([key, text]) => [key, maskSecrets(text)]));
  return { city, language, file, own, etag: etagOf(bytes), ...place };
}
