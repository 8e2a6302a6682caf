import type { Language } from '../diagnostics/words/languages.ts';
import type { ListedToken, TokenCreation, TokenList } from '../operations/api-tokens.ts';
import { age } from './age.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';

interface TokenWords {
  readonly made: (name: string) => string;
  readonly once: string;
  readonly use: string;
  readonly revoked: (name: string) => string;
  readonly none: string;
  readonly head: readonly string[];
  readonly states: Readonly<Record<ListedToken['state'], string>>;
  readonly all: string;
  readonly never: string;
  readonly ago: (length: string) => string;
  readonly ends: (length: string) => string;
  readonly forGood: string;
}

const words: Readonly<Record<Language, TokenWords>> = {
  en: {
    made: (name) => `token ${name}`,
    once: 'it is shown this once; keep it where secrets are kept',
    use: 'on the other machine: ZETA_TOKEN in its .env or in the secrets of CI',
    revoked: (name) => `token ${name} opens nothing any more`,
    none: 'there are no tokens',
    head: ['token', 'state', 'may', 'cities', 'until', 'last used', 'made by'],
    states: { valid: 'valid', expired: 'expired', revoked: 'revoked' },
    all: 'all',
    never: 'never',
    ago: (length) => `${length} ago`,
    ends: (length) => `for ${length}`,
    forGood: 'for good',
  },
  ru: {
    made: (name) => `токен ${name}`,
    once: 'он показан один раз; сохраните его там, где хранятся секреты',
    use: 'на другой машине: ZETA_TOKEN в её .env или в секретах CI',
    revoked: (name) => `токен ${name} больше ничего не открывает`,
    none: 'токенов нет',
    head: ['токен', 'состояние', 'можно', 'города', 'срок', 'когда был нужен', 'кто создал'],
    states: { valid: 'действует', expired: 'истёк', revoked: 'отозван' },
    all: 'все',
    never: 'никогда',
    ago: (length) => `${length} назад`,
    ends: (length) => `ещё ${length}`,
    forGood: 'без срока',
  },
};

/** The token itself on a line of its own, so that it is copied whole. */
export function createdTokenText(
  { target, listed, token }: TokenCreation,
  { language, style }: Voice,
): string {
  const said = words[language];
  const { name, scopes, cities } = listed;
  const what = `${scopes.join(', ')}; ${cities.length === 0 ? said.all : cities.join(', ')}`;
  return [
    `${style.green('✓')} ${said.made(style.bold(name))} (${what})`,
    '',
    token.reveal(),
    '',
    `  ${said.once}`,
    `  ${style.dim(said.use)}`,
    style.dim(`target: ${target}`),
  ].join('\n');
}

export function tokensText({ target, tokens }: TokenList, now: number, { language, style }: Voice): string {
  const said = words[language];
  const rows = tokens.map((token) => [
    token.name,
    said.states[token.state],
    token.scopes.join(', '),
    token.cities.length === 0 ? said.all : token.cities.join(', '),
    untilText(token, now, language),
    token.lastUsedAt === null ? said.never : said.ago(age(now - token.lastUsedAt, language)),
    token.createdBy.slice(0, 16),
  ]);
  const list = tokens.length === 0 ? said.none : table([said.head, ...rows], style);
  return `${list}\n${style.dim(`target: ${target}`)}`;
}

export function revokedTokenText(
  { target, name }: { readonly target: string; readonly name: string },
  { language, style }: Voice,
): string {
  return `${style.green('✓')} ${words[language].revoked(style.bold(name))}\n${style.dim(`target: ${target}`)}`;
}

function untilText({ state, expiresAt }: ListedToken, now: number, language: Language): string {
  if (state !== 'valid') return '';
  const said = words[language];
  return expiresAt === null ? said.forGood : said.ends(age(expiresAt - now, language));
}
