import type { CityId } from '../base/ids.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { NewCity } from './new-city.ts';
import type { PinnedPackage } from './pin-package.ts';
import { platformReadme } from './platform-readme.ts';
import { platformWorkflow } from './platform-workflow.ts';

/** What a new platform folder is made of. */
export interface NewPlatform {
  /** Name of its folder. */
  readonly name: string;
  /** Of messages, comments and explanations. */
  readonly language: Language;
  readonly package: PinnedPackage;
  readonly city: CityId;
  readonly settings: NewCity;
}

/** zeta.yaml, which makes a folder a platform. */
export function platformFile({ language, settings }: NewPlatform): string {
  const words = comments[language];
  return `# yaml-language-server: $schema=schemas/platform.schema.json

# ${words.language}
language: ${language}
# ${words.target}
target: dev
# ${words.defaults}
defaults:
  timezone: ${settings.timezone}
  currency: ${settings.currency}
  languages: [${settings.languages.join(', ')}]
`;
}

/** The files around the cities, by path; without zeta.yaml and schemas. */
export function platformTemplate(platform: NewPlatform): ReadonlyMap<string, string | Uint8Array> {
  const { language, city, settings, package: pinned } = platform;
  const tokenName = /^env:(.+)$/.exec(settings.token)?.[1];
  const facts = { city, cityName: settings.name, speaks: settings.languages[0] ?? 'en', tokenName };
  return new Map<string, string | Uint8Array>([
    ['package.json', json(packageFile(platform))],
    ...(pinned.tarball ? [[pinned.tarball.path, pinned.tarball.bytes] as const] : []),
    ['.github/workflows/zeta.yml', platformWorkflow(language)],
    // npm warns of each package that wants a newer Node than the machine's: the platform brings the Node that it runs on.
    ['.npmrc', 'loglevel=error\n'],
    ['.gitignore', 'node_modules/\n.zeta/\n.env*\n!.env.example\n'],
    ['.gitattributes', '* text=auto eol=lf\n*.csv -text\n*.tgz binary\n'],
    ['.env.example', `# ${comments[language].env}\n${tokenName ? `${tokenName}=\n` : ''}`],
    ['.vscode/settings.json', json(editorSettings)],
    ['.vscode/extensions.json', json({ recommendations: ['redhat.vscode-yaml'] })],
    ['README.md', platformReadme(language, facts)],
  ]);
}

function packageFile({ name, package: pinned }: NewPlatform): object {
  return {
    name: packageName(name),
    private: true,
    scripts: { start: 'zeta dev', test: 'zeta validate && zeta test' },
    dependencies: { [pinned.name]: pinned.spec },
    // Its binary comes in the package: there is nothing to run when it is installed.
    allowScripts: { 'better-sqlite3': false },
  };
}

/** npm's names are lower-case latin letters, digits, dots, dashes. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return name || 'shop-bots';
}

/** Files that have lost their first line are explained too; and what is typed keeps the form that YAML needs. */
export const editorSettings = {
  'yaml.schemas': {
    'schemas/platform.schema.json': 'zeta.yaml',
    'schemas/city.schema.json': 'cities/*/city.yaml',
    'schemas/prompts.schema.json': 'cities/*/prompts/*.yaml',
    'schemas/synonyms.schema.json': 'cities/*/synonyms.yaml',
    'schemas/faq.schema.json': 'cities/*/faq.yaml',
    'schemas/search-tests.schema.json': 'cities/*/tests/search.yaml',
    'schemas/conversation-tests.schema.json': ['cities/*/tests/*.yaml', '!cities/*/tests/search.yaml'],
  },
  'yaml.schemaStore.enable': false,
  '[yaml]': {
    'editor.insertSpaces': true,
    'editor.tabSize': 2,
    'editor.detectIndentation': false,
    'editor.autoIndent': 'keep',
    'editor.formatOnSave': false,
    'editor.quickSuggestions': { other: true, comments: false, strings: true },
  },
  'files.encoding': 'utf8',
  'files.eol': '\n',
  'files.insertFinalNewline': true,
} as const;

const comments: Readonly<
  Record<Language, Readonly<Record<'language' | 'target' | 'defaults' | 'env', string>>>
> = {
  en: {
    language: 'Of messages, and of the comments on pull requests.',
    target:
      'Without --to: dev is an emulated Telegram and CRM, local the real ones, served from this machine.',
    defaults: 'What `zeta city add` writes when it is not told otherwise.',
    env: 'Copy this file to .env, which git ignores, and write the tokens there.',
  },
  ru: {
    language: 'Язык сообщений и комментариев к pull request.',
    target: 'Без --to: dev — ненастоящие Telegram и CRM, local — настоящие, с этой машины.',
    defaults: 'Что `zeta city add` запишет, если не сказать иначе.',
    env: 'Скопируйте этот файл в .env (git его не видит) и впишите токены туда.',
  },
};

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
