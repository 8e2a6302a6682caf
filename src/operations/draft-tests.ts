import { type CityId, idOf } from '../base/ids.ts';
import type { ConversationTestsFile } from '../city/generated/conversation-tests.ts';
import type { Settings } from '../city/settings.ts';
import { readShapedFile } from '../compile/read-shaped-file.ts';
import { shapes } from '../compile/shapes.ts';
import type { Files } from '../ports/files.ts';
import type { Store } from '../store/store.ts';
import { withStore } from './known-customer.ts';
import { noCity, type Platform } from './platform.ts';
import { type Draft, type DraftTest, draftsOf } from './replay/draft-conversation.ts';
import { type RecordedTurn, readTurn } from './replay/recorded-turn.ts';
import type { Tools } from './tools.ts';

export interface CityDrafts {
  readonly city: CityId;
  /** The newest first. */
  readonly drafts: readonly Draft[];
}

/** Real conversations, masked, as tests that a person is to look at. */
export interface DraftTests {
  readonly target: string;
  readonly cities: readonly CityDrafts[];
}

export interface WrittenDrafts {
  readonly target: string;
  readonly files: readonly { readonly path: string; readonly tests: number }[];
}

/** How far back is looked, and how many turns of a city are. */
const recentMs = 7 * 86_400_000;
const mostTurns = 20_000;
const pageSize = 500;
/** A person reads them. */
const mostDrafts = 20;

/** The newest conversations of the target's live cities, none twice. Throws `ZetaError` for a city that it does not know. */
export function draftTests(
  tools: Pick<Tools, 'clock'>,
  platform: Platform,
  names: readonly string[],
): Promise<DraftTests> {
  return withStore(platform, async (store) => {
    const live = (await store.liveReleases()).map(({ city }) => city);
    const chosen = names.map((name) => live.find((city) => city === name) ?? noCity(name, live));
    const since = tools.clock.now() - recentMs;
    const cities: CityDrafts[] = [];
    for (const city of chosen.length > 0 ? chosen : live) {
      const drafts = await draftsIn(store, city, since);
      if (drafts.length > 0) cities.push({ city, drafts });
    }
    return { target: platform.target, cities };
  });
}

async function draftsIn(store: Store, city: CityId, since: number): Promise<readonly Draft[]> {
  const live = await store.liveRelease(city);
  const release = live && (await store.release(city, live.number));
  if (!release) return [];
  // Written by releaseContent from this very type.
  const settings = JSON.parse(release.settings) as Settings;
  const lanes = new Map<string, RecordedTurn[]>();
  let [before, read] = [Number.MAX_SAFE_INTEGER, 0];
  while (read < mostTurns) {
    const page = await store.turnsBefore(city, { since, before, most: pageSize });
    for (const stored of page) {
      const turn = readTurn(stored);
      if (typeof turn === 'string' || !stored.lane.startsWith('chat:')) continue;
      lanes.set(stored.lane, [...(lanes.get(stored.lane) ?? []), turn]);
    }
    const last = page.at(-1);
    if (!last) break;
    [before, read] = [last.seq, read + page.length];
  }
  const all = [...lanes.values()].flatMap((turns) => draftsOf(turns.toReversed(), settings));
  return once(all.toSorted((a, b) => b.at - a.at)).slice(0, mostDrafts);
}

/** Of conversations in which customers do the same, the newest. */
function once<T extends DraftTest>(drafts: readonly T[]): readonly T[] {
  return [...new Map(drafts.toReversed().map((draft) => [doneIn(draft), draft])).values()].toReversed();
}

function doneIn({ steps }: DraftTest): string {
  return JSON.stringify(steps.map(({ say, press }) => [say?.toLowerCase(), press]));
}

const head = `# yaml-language-server: $schema=../../../../schemas/conversation-tests.schema.json
# Real conversations, masked. \`zeta test\` does not run this folder: look at each, and move what is to hold to the folder above.
`;

/**
 * Writes drafts beside a city's tests, where \`zeta test\` does not run them; conversations that a test or an earlier draft has
 * are left out, and so are cities without a folder here.
 */
export async function writeDrafts(
  { target, cities }: DraftTests,
  files: Files,
  now: number,
): Promise<WrittenDrafts> {
  const written: { path: string; tests: number }[] = [];
  for (const { city, drafts } of cities) {
    if (!(await files.exists(`cities/${city}/city.yaml`))) continue;
    const known = await knownConversations(files, idOf<CityId>(city));
    const news = drafts.filter((draft) => !known.has(doneIn(draft)));
    if (news.length === 0) continue;
    const stamp = new Date(now).toISOString().slice(0, 16).replaceAll(/[:T]/g, '-');
    const path = await freeName(files, `cities/${city}/tests/drafts/${target}-${stamp}`);
    await files.write(path, `${head}${news.map(yamlOf).join('\n')}`);
    written.push({ path, tests: news.length });
  }
  return { target, files: written };
}

async function knownConversations(files: Files, city: CityId): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const folder of [`cities/${city}/tests`, `cities/${city}/tests/drafts`]) {
    for (const { name } of await files.list(folder)) {
      if (!/\.ya?ml$/.test(name) || /^search\.ya?ml$/.test(name)) continue;
      const read = await readShapedFile<ConversationTestsFile>(
        files,
        `${folder}/${name}`,
        shapes.conversationTests,
      );
      for (const test of read.shaped?.value ?? []) known.add(doneIn(test));
    }
  }
  return known;
}

async function freeName(files: Files, path: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const free = `${path}${count === 1 ? '' : `-${count}`}.yaml`;
    if (!(await files.exists(free))) return free;
  }
}

/** Texts as JSON, which YAML reads as they are. */
function yamlOf({ name, steps }: Draft): string {
  const lines = steps.map((step) => {
    const [[key, value] = ['say', '']] = Object.entries(step);
    return `    - ${key}: ${JSON.stringify(value)}\n`;
  });
  return `- name: ${JSON.stringify(name)}\n  steps:\n${lines.join('')}`;
}
