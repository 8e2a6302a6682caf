import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { zeta } from '../screens/cli/bin.ts';
import { pages, readPage } from './markdown.ts';

/** Verbs with verbs of their own. */
const parents = new Set(
  'city catalog prompts secret token user audit webhook dead bitrix db ban privacy alerts releases escalation'.split(
    ' ',
  ),
);
/** Of every verb. */
const everywhere = [
  '-C',
  '--data',
  '--to',
  '--lang',
  '--json',
  '--quiet',
  '--verbose',
  '--no-color',
  '--help',
];
interface Command {
  readonly page: string;
  readonly verb: string;
  readonly flags: readonly string[];
}

/** Command lines of a page: those in its blocks for the shell, and those in `code` that begin with the program. */
function commandsOf(page: string): readonly Command[] {
  const text = readPage(page);
  const blocks = [...text.matchAll(/^```(?:sh|bash|console)\n([\s\S]*?)^```/gm)].map(([, code = '']) => code);
  const inline = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) =>
    code.replaceAll('\n', ' '),
  );
  return [...blocks.flatMap((code) => code.split('\n')), ...inline].flatMap((line) => {
    const said = /^(?:\$ )?(?:npx |sudo )?zeta ((?:--(?:lang|to) \w+ )*)([a-z].*)$/.exec(
      line.replace(/ +#.*$/, ''),
    )?.[2];
    if (said === undefined) return [];
    const bare = said.replaceAll(/"[^"]*"|'[^']*'/g, 'TEXT');
    const words = bare.split(/\s+/);
    const [first = '', second = ''] = words;
    const verb = parents.has(first) && /^[a-z]+$/.test(second) ? `${first} ${second}` : first;
    return [{ page, verb, flags: words.filter((word) => /^-{1,2}[a-zA-Z][\w-]*$/.test(word)) }];
  });
}

describe('The commands that the pages show', () => {
  const commands = pages.filter((page) => page !== 'CHANGELOG.md').flatMap(commandsOf);
  const verbs = [...new Set(commands.map(({ verb }) => verb))].sort();

  it('are verbs that there are, with options that they take', async () => {
    const root = mkdtempSync(join(tmpdir(), 'zeta-commands-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    expect(verbs.length).toBeGreaterThan(30);
    const helps = new Map<string, string>();
    for (const verb of verbs) {
      const named = await zeta(root, [...verb.split(' '), '--help']);
      // `zeta releases almaty` is a verb with a city.
      const asked = /^(releases|audit) /.exec(verb)?.[1] ?? verb;
      const isNamed = named.code === 0 && named.stdout.startsWith(`Usage: zeta ${asked} `);
      helps.set(verb, isNamed ? named.stdout : '');
    }
    const wrong = commands.flatMap(({ page, verb, flags }) => {
      const help = helps.get(verb) ?? '';
      if (help === '') return [`${page}: zeta ${verb} is no verb`];
      const listed = help.split('\n').filter((line) => /^ {2}-/.test(line));
      const known = new Set([
        ...everywhere,
        ...listed.flatMap((line) => line.match(/-{1,2}[a-zA-Z][\w-]*/g) ?? []),
      ]);
      return flags.filter((flag) => !known.has(flag)).map((flag) => `${page}: zeta ${verb} takes no ${flag}`);
    });
    expect(wrong).toEqual([]);
  });
});
