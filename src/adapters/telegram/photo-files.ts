import type { Message } from 'grammy/types';
import { InputFile } from 'grammy/web';

/** Telegram's ids of pictures that this bot has sent before. */
export interface PhotoIds {
  get(photo: string): Promise<string | undefined>;
  remember(photo: string, fileId: string): Promise<void>;
  /** Telegram does not know the id any more. */
  forget(photo: string): Promise<void>;
}

/** Where pictures come from. */
export interface PhotoSource {
  readonly photos: PhotoIds;
  /** Bytes of a `media:` picture; undefined when it is gone. */
  readonly media: (name: string) => Promise<Uint8Array | undefined>;
}

/** A picture that was sent before goes by its id. Our own disk may be busy: then it goes up once more. */
export function knownId({ photos }: PhotoSource, photo: string): Promise<string | undefined> {
  return photos.get(photo).catch(() => undefined);
}

/** Its address, or its bytes. */
export async function fileOf({ media }: PhotoSource, photo: string): Promise<string | InputFile | undefined> {
  if (!photo.startsWith('media:')) return photo;
  const bytes = await media(photo).catch(() => undefined);
  return bytes && new InputFile(bytes, photo.slice('media:'.length));
}

/** It was sent: that its id is forgotten only means another upload. */
export async function remember({ photos }: PhotoSource, photo: string, sent: Message): Promise<void> {
  const fileId = sent.photo?.at(-1)?.file_id;
  if (fileId) await photos.remember(photo, fileId).catch(() => undefined);
}
