import { durationMs } from '../../../base/duration.ts';
import { exitCode } from '../../../base/exit-code.ts';
import { Secret } from '../../../base/secret.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { foldName } from '../../../store/fold-name.ts';
import { createToken, listTokens, revokeToken } from '../../api-tokens.ts';
import { addUser, type UserAdded } from '../../people/add-user.ts';
import { changeUser, setPassword } from '../../people/change-user.ts';
import { listAudit, verifyAudit } from '../../people/list-audit.ts';
import { listUsers } from '../../people/list-users.ts';
import { pageOf } from '../paging.ts';
import type { Work, WorkContext } from './work.ts';

/** Users, tokens, and what was done. */
export const peopleWork: Work<
  'users' | 'addUser' | 'changeUser' | 'tokens' | 'createToken' | 'revokeToken' | 'audit' | 'verifyAudit'
> = {
  users: async ({ platform }, page) => {
    const { target, users } = await listUsers(platform);
    const { items, next } = pageOf(users, page, ({ name }) => name);
    return { target, users: items, next };
  },
  addUser: async (
    { asCaller, platform, who },
    { password, isTelegramOnly = false, cities = [], ...wish },
  ) => {
    refuseMachines(who);
    refuseLonger(who, null);
    const chosen = isTelegramOnly ? 'none' : password === undefined ? 'generated' : new Secret(password);
    return shown(await addUser(asCaller, platform, { ...wish, cities, password: chosen }));
  },
  changeUser: async ({ asCaller, platform, who }, { name, password, ...wish }) => {
    refuseMachines(who);
    if (password !== undefined || wish.telegram !== undefined) refuseSelf(who, name);
    if (password !== undefined && Object.keys(wish).length > 0) throw oneAtATime();
    if (password === undefined) return changeUser(asCaller, platform, name, wish);
    const { target, user } = await setPassword(asCaller, platform, name, new Secret(password));
    return { target, user, tokens: [] };
  },
  tokens: async ({ tools, platform }, page) => {
    const { target, tokens } = await listTokens(tools, platform);
    const { items, next } = pageOf(tokens, page, ({ name, createdAt }) => `${createdAt} ${name}`);
    return { target, tokens: items, next };
  },
  createToken: async ({ asCaller, platform, who }, { cities = [], ...wish }) => {
    refuseMachines(who);
    const length = wish.expires === undefined ? null : durationMs(wish.expires);
    refuseLonger(who, length === null ? null : asCaller.clock.now() + length);
    const { target, listed, token } = await createToken(asCaller, platform, { ...wish, cities });
    return { target, ...listed, token: token.reveal() };
  },
  revokeToken: async ({ asCaller, platform }, { name }) => revokeToken(asCaller, platform, name),
  audit: async ({ platform }, { city, since = 0, ...wish }) =>
    listAudit(platform, { since, cities: city === undefined ? [] : [city], ...wish }),
  verifyAudit: async ({ platform, who }, { head }) => {
    if (who.cities.length === 0) return verifyAudit(platform, head);
    throw new ZetaError(
      'not-allowed',
      `${who.name} is for ${who.cities.join(', ')}, and the chain is of all.`,
      {
        hint: 'Ask with a token for all cities.',
        exit: exitCode.operator,
      },
    );
  },
};

/** One's own password asks for the one of now: a browser that was left open must not be enough. */
function refuseSelf({ kind, name: own }: WorkContext['who'], name: string): void {
  if (kind !== 'user' || foldName(own) !== foldName(name)) return;
  throw new ZetaError('own-password', 'How you come in yourself is changed with the password you have now.', {
    hint: 'PUT /api/session/password; another owner changes your Telegram account.',
    exit: exitCode.usage,
  });
}

/** What lives for a quarter of an hour must not let anybody in for longer. */
function refuseMachines({ kind, name }: WorkContext['who']): void {
  if (kind !== 'access-token') return;
  throw new ZetaError('not-allowed', `A short-lived token of ${name} lets nobody in.`, {
    hint: 'Ask with the token that it was made from.',
    exit: exitCode.operator,
  });
}

/** Nor what ends what does not. */
function refuseLonger({ expiresAt, name }: WorkContext['who'], ends: number | null): void {
  if (expiresAt === null || (ends !== null && ends <= expiresAt)) return;
  throw new ZetaError('not-allowed', `The token ${name} ends before the one that it would make.`, {
    hint: 'Give it a shorter time (expires), or ask with a token that lasts.',
    exit: exitCode.operator,
  });
}

function oneAtATime(): ZetaError {
  return new ZetaError('one-at-a-time', 'A password is set by itself.', {
    hint: 'Send it alone, and the rest in another request.',
    exit: exitCode.usage,
  });
}

function shown({ target, user, password }: UserAdded) {
  return { target, user, password: password === null ? null : password.reveal() };
}
