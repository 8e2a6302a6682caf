import type { InputMediaPhoto, Message } from 'grammy/types';
import type { Bot, InputFile } from 'grammy/web';
import type { Album } from '../../ports/messenger.ts';
import { badPictureOf, isBadPhoto } from './call-outcome.ts';
import { fileOf, knownId, type PhotoSource, remember } from './photo-files.ts';

type Api = Bot['api'];
type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

interface Picture {
  readonly photo: string;
  readonly file: string | InputFile;
}

/**
 * Pictures together, as many of them as there are; gives back the first message. Telegram sends all of them or none, so
 * after a refusal they can be sent again.
 */
export async function sendAlbum(
  api: Api,
  source: PhotoSource,
  { chat, ...album }: Album & { readonly chat: string },
  signal: GrammySignal,
): Promise<Message> {
  const known = await Promise.all(album.photos.map((photo) => knownId(source, photo)));
  const pictures = await filesOf(source, album.photos, known);
  try {
    return await sendPictures(api, source, { chat, ...album }, pictures, signal);
  } catch (error) {
    if (!isBadPhoto(error) || !known.some(Boolean)) throw error;
    // One of the ids may be stale, and Telegram says of none which: all go up again.
    await Promise.all(album.photos.map((photo) => source.photos.forget(photo).catch(() => undefined)));
    return sendPictures(api, source, { chat, ...album }, await filesOf(source, album.photos, []), signal);
  }
}

async function sendPictures(
  api: Api,
  source: PhotoSource,
  { chat, caption, instead, photos }: Album & { readonly chat: string },
  pictures: readonly Picture[],
  signal: GrammySignal,
): Promise<Message> {
  const said = { caption, parse_mode: 'HTML' as const };
  const [only] = pictures;
  if (!only) return api.sendMessage(chat, instead, { parse_mode: 'HTML' }, signal);
  if (pictures.length === 1) return api.sendPhoto(chat, only.file, said, signal);
  const media = pictures.map(({ file }, index): InputMediaPhoto => {
    return { type: 'photo', media: file, ...(index === 0 && said) };
  });
  let sent: readonly Message[];
  try {
    sent = await api.sendMediaGroup(chat, media, {}, signal);
  } catch (error) {
    const left = withoutBad(pictures, error);
    // Nothing was sent: the others go without it.
    if (left) return sendPictures(api, source, { chat, caption, instead, photos }, left, signal);
    throw error;
  }
  for (const [index, { photo }] of pictures.entries()) {
    const message = sent[index];
    if (message) await remember(source, photo, message);
  }
  return sent[0] as Message;
}

/** Without the one that Telegram names; undefined where it names none. */
function withoutBad(pictures: readonly Picture[], error: unknown): readonly Picture[] | undefined {
  const bad = badPictureOf(error);
  const left = pictures.filter((_, index) => index + 1 !== bad);
  return left.length < pictures.length ? left : undefined;
}

/** Those that are there. */
async function filesOf(
  source: PhotoSource,
  photos: readonly string[],
  known: readonly (string | undefined)[],
): Promise<readonly Picture[]> {
  const files = await Promise.all(
    photos.map(async (photo, index) => ({ photo, file: known[index] ?? (await fileOf(source, photo)) })),
  );
  return files.flatMap(({ photo, file }) => (file === undefined ? [] : [{ photo, file }]));
}
