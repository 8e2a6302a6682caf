import type { CityId } from '../base/ids.ts';
import type { ConversationTestsFile } from '../city/generated/conversation-tests.ts';
import type { SearchTestsFile } from '../city/generated/search-tests.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import { checkConversations } from './check-conversations.ts';
import { readShapedFile, type ShapedFile } from './read-shaped-file.ts';
import { shapes } from './shapes.ts';

/** A city's test files that have their shape, and what is wrong with the others. */
export interface CityTests {
  readonly searches: readonly ShapedFile<SearchTestsFile>[];
  readonly conversations: readonly ShapedFile<ConversationTestsFile>[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `tests/search.yaml` holds searches, every other `tests/*.yaml` conversations. `languages`: those of the city; undefined
 * where city.yaml does not say.
 */
export async function readTests(
  files: Files,
  city: CityId,
  languages?: readonly string[],
): Promise<CityTests> {
  const folder = `cities/${city}/tests`;
  const entries = await files.list(folder);
  const names = entries.map((entry) => entry.name).filter((name) => /\.ya?ml$/.test(name));
  const searches: ShapedFile<SearchTestsFile>[] = [];
  const conversations: ShapedFile<ConversationTestsFile>[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const path = `${folder}/${name}`;
    if (/^search\.ya?ml$/.test(name)) {
      const read = await readShapedFile<SearchTestsFile>(files, path, shapes.searchTests);
      diagnostics.push(...read.diagnostics);
      if (!read.shaped) continue;
      searches.push(read.shaped);
      diagnostics.push(...expectNothing(read.shaped));
    } else {
      const read = await readShapedFile<ConversationTestsFile>(files, path, shapes.conversationTests);
      diagnostics.push(...read.diagnostics);
      if (!read.shaped) continue;
      conversations.push(read.shaped);
      diagnostics.push(...checkConversations(read.shaped, languages));
    }
  }
  return { searches, conversations, diagnostics };
}

/** Searches that cannot fail, whatever is found. */
function expectNothing({ file, value }: ShapedFile<SearchTestsFile>): readonly Diagnostic[] {
  return value.flatMap(({ expect, finds }, index) => {
    const isEmpty = finds === undefined && expect?.sku === undefined && expect?.category === undefined;
    return isEmpty
      ? [diagnostic('ZC202', file.placeOfKey([index, 'query']), { key: expect ? 'expect.sku' : 'expect' })]
      : [];
  });
}
