import { dropUploadStage } from './api/staged-upload.ts';
import { uploadFolders } from './api/uploads.ts';
import type { Platform } from './platform.ts';

/** Where files are built under other names until they are whole; the empty one is the data folder itself. */
const folders = ['', 'catalogs', 'media', 'cache', 'feeds'];

/**
 * Removes what processes that were killed left half done: files that were never whole, and an upload that was not made live.
 * For whoever serves the target, before it begins anything.
 */
export async function clearLeftovers(platform: Platform): Promise<void> {
  const { data } = platform;
  for (const folder of [...folders, ...(await uploadFolders(data))]) await data.dropDrafts(folder);
  await dropUploadStage(platform);
}
