import type { CityId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Files } from '../../ports/files.ts';
import { filesBelow, hashOfFile, layersIn, withParts } from '../api/uploads.ts';
import type { Upload, UploadedFile } from '../api/wire.ts';
import type { Server } from './server.ts';

/** Files that are sent side by side. */
const most = 4;

/** Cities as they lie here, with the layers under them. */
async function uploadOf(files: Files, cities: readonly CityId[]): Promise<Upload> {
  const folders = [...(await layersIn(files)), ...cities.map((city) => `cities/${city}`)];
  const list: UploadedFile[] = [];
  for (const path of await filesBelow(files, folders))
    list.push({ path, sha256: await hashOfFile(files, path) });
  return { cities, files: list };
}

/** Sends what the server does not have, each content once. `onProgress`: files sent, and of how many. */
async function sendMissing(
  server: Server,
  files: Files,
  { files: listed }: Upload,
  onProgress: (sent: number, of: number) => void,
): Promise<void> {
  const byHash = new Map(listed.map((file) => [file.sha256, file]));
  const { missing } = await server.api.missingFiles({ files: [...byHash.keys()] });
  const wanted = missing.flatMap((hash) => byHash.get(hash) ?? []);
  let sent = 0;
  const rest = wanted.values();
  const sendNext = async (): Promise<void> => {
    for (const file of rest) {
      await sendFile(server, files, file);
      sent += 1;
      onProgress(sent, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, wanted.length) }, sendNext));
}

function sendFile(server: Server, files: Files, { path, sha256 }: UploadedFile): Promise<unknown> {
  return withParts(files, path, (parts, bytes) =>
    server.sendFile(`/api/files/${sha256}`, { bytes, pieces: () => parts }),
  );
}

interface Uploading {
  readonly server: Server;
  readonly files: Files;
  /** Files sent, and of how many. */
  readonly onProgress: (sent: number, of: number) => void;
}

/** `ask`: what is asked of the files, once they are there. They may be dropped by the server before that: then they are sent once more. */
export async function uploaded<T>(
  { server, files, onProgress }: Uploading,
  cities: readonly CityId[],
  ask: (upload: Upload) => Promise<T>,
): Promise<T> {
  const upload = await uploadOf(files, cities);
  const sendAndAsk = async () => {
    await sendMissing(server, files, upload, onProgress);
    return ask(upload);
  };
  return sendAndAsk().catch((error: unknown) => {
    if (error instanceof ZetaError && error.code === 'files-missing') return sendAndAsk();
    throw error;
  });
}
