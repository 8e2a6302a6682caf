import { hasScope } from '../../people/may-grant.ts';
import { readOwnPrompts } from '../../writing/read-prompts.ts';
import type { WriteOptions } from '../../writing/write-file.ts';
import { removeProduct, writeProduct } from '../../writing/write-products.ts';
import { writePrompts } from '../../writing/write-prompts.ts';
import { readOwnSettings, writeSettings } from '../../writing/write-settings.ts';
import type { Editor } from '../../writing/written.ts';
import type { Caller } from '../wire.ts';
import type { Work, WorkContext } from './work.ts';

/** Files that editors change. Whether it is live is said by the event loop, which makes it so. */
export const editingWork: Work<
  'ownPrompts' | 'writePrompts' | 'settings' | 'writeSettings' | 'writeProduct' | 'removeProduct'
> = {
  ownPrompts: async ({ tools, platform, who }, { city, lang }) =>
    readOwnPrompts(tools, platform, { city, by: editor(who), ...(lang !== undefined && { language: lang }) }),
  writePrompts: async (context, { city, lang, changes }) => {
    const wish = { city, changes, ...(lang !== undefined && { language: lang }) };
    return { ...(await writePrompts(context.tools, context.platform, wish, optionsOf(context))), live: null };
  },
  settings: async ({ tools, platform, who }, { city }) =>
    readOwnSettings(tools, platform, { city, by: editor(who) }),
  writeSettings: async (context, wish) => ({
    ...(await writeSettings(context.tools, context.platform, wish, optionsOf(context))),
    live: null,
  }),
  writeProduct: async (context, wish) => ({
    ...(await writeProduct(context.tools, context.platform, wish, optionsOf(context))),
    live: null,
  }),
  removeProduct: async (context, wish) => ({
    ...(await removeProduct(context.tools, context.platform, wish, optionsOf(context))),
    live: null,
  }),
};

function editor({ name, scopes }: Caller): Editor {
  return { name, isOperator: hasScope(scopes, 'deploy') };
}

function optionsOf({ who, request: { ifMatch } }: WorkContext): WriteOptions {
  return { by: editor(who), ...(ifMatch !== undefined && { ifMatch: bare(ifMatch) }) };
}

/** `"abc.17"` -> abc: the file's, without the release. A list of them, or a weak one, is none that was given out. */
function bare(ifMatch: string): string {
  return /^"([^".]*)(?:\.\w+)?"$/.exec(ifMatch.trim())?.[1] ?? ifMatch.trim();
}
