import { shortId } from '../base/digest.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { editYaml } from '../compile/edit-yaml.ts';
import type { Store } from '../store/store.ts';
import { liveCity } from './live-city.ts';
import { openTargetStore, type Platform } from './platform.ts';
import { readServing } from './serving-note.ts';
import type { ServeTools } from './tools.ts';

/** A way to say which group is the managers', and how to get there. */
export interface PairLink {
  readonly city: CityId;
  readonly target: string;
  /** Of the bot, without the @. */
  readonly bot: string;
  /** Opens Telegram's list of groups; the bot is added to the one that is chosen. */
  readonly url: string;
  /** Whether the bot sees all that is written in groups, or only replies to it and commands. */
  readonly seesAll: boolean;
}

/** What came of it. */
export interface Pairing extends PairLink {
  readonly chat: string;
  readonly title: string;
  /** The city's file; null where the city's files are not here. */
  readonly file: string | null;
  /** `written`: the file has the group now; `there`: it had it before. `yours`: a person is to write it into the repository. */
  readonly state: 'written' | 'there' | 'yours';
}

/** How often the store is asked, and for how long. */
const lookEveryMs = 1000;
const mostWaitMs = 15 * 60_000;
const mostYamlBytes = 1024 * 1024;

/**
 * Finds out which group the managers are in: somebody opens the link and chooses it, the serving process records that, and
 * `manager.chat` of the city's file gets its id, comments kept; but not where `zeta-sync` takes the files from a repository, since
 * what is changed there would be in its way. `onLink` is told the link. Throws `ZetaError` when nobody serves the target, the bot
 * is not known there, or nobody opened the link in time.
 */
export async function pairCity(
  tools: ServeTools,
  platform: Platform,
  name: string,
  onLink: (link: PairLink) => void,
): Promise<Pairing> {
  const store = await openTargetStore(platform);
  try {
    const { city } = await liveCity(store, platform, name);
    if (!(await readServing(platform)).isServed) throw notServed(platform, city);
    const code = codeFor(tools, platform, city);
    const link = await linkOf(store, platform, city, code);
    onLink(link);
    const group = await opened(tools, store, city, code);
    return { ...link, ...group, ...(await writeGroup(platform, city, group.chat)) };
  } finally {
    store.close();
  }
}

/** Nobody can guess it: another group would only have to be opened with it. */
function codeFor(tools: ServeTools, platform: Platform, city: CityId): string {
  const key = tools.masterKey(platform.dataRoot);
  return shortId('pair', tools.webhookSecret(key, city, tools.clock.now()));
}

async function linkOf(store: Store, { target }: Platform, city: CityId, code: string): Promise<PairLink> {
  const bot = (await store.knownBots()).find((one) => one.city === city);
  if (!bot) {
    throw new ZetaError('no-bot', `The bot of ${city} is not known in the target ${target}.`, {
      hint: `Set its token and look at \`zeta status --to ${target}\`: the serving process asks Telegram for its name.`,
    });
  }
  const info: unknown = JSON.parse(bot.info);
  const seesAll =
    typeof info === 'object' &&
    info !== null &&
    'can_read_all_group_messages' in info &&
    info.can_read_all_group_messages === true;
  const url = `https://t.me/${bot.username}?startgroup=pair_${code}`;
  return { city, target, bot: bot.username, url, seesAll };
}

async function opened(
  { clock, pause }: ServeTools,
  store: Store,
  city: CityId,
  code: string,
): Promise<{ readonly chat: string; readonly title: string }> {
  const end = clock.monotonic() + mostWaitMs;
  while (clock.monotonic() < end) {
    const group = await store.pairedGroup(city, code);
    if (group) return group;
    await pause(lookEveryMs);
  }
  throw new ZetaError('nobody-came', `Nobody opened the link of ${city} in a quarter of an hour.`, {
    hint: 'Run it again: each link is good for one try.',
  });
}

/** `zeta-sync` leaves it in the folder of git with its first run. */
const syncMark = '.git/zeta-sync.lock';

async function writeGroup(
  { files }: Platform,
  city: CityId,
  chat: string,
): Promise<Pick<Pairing, 'file' | 'state'>> {
  const file = `cities/${city}/city.yaml`;
  const read = await files.read(file, mostYamlBytes);
  if (!read.ok) return { file: null, state: 'yours' };
  const text = new TextDecoder().decode(read.value);
  const edited = editYaml(text, { set: [{ path: ['manager', 'chat'], value: chat }], remove: [] });
  if (edited === text) return { file, state: 'there' };
  if (await files.exists(syncMark)) return { file, state: 'yours' };
  await files.write(file, edited);
  return { file, state: 'written' };
}

function notServed({ target }: Platform, city: CityId): ZetaError {
  return new ZetaError(
    'not-served',
    `Nobody serves the target ${target}: the bot would not notice its group.`,
    {
      hint: `Run \`zeta serve --to ${target}\`, then \`zeta city pair ${city} --to ${target}\`.`,
    },
  );
}
