import { exitCode } from '../../../base/exit-code.ts';
import { Secret } from '../../../base/secret.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { type LogLine, logs, refuseUnknownCity } from '../../logs.ts';
import { listSecrets, setSecret } from '../../secrets.ts';
import type { ServingNote } from '../../serving-note.ts';
import { type Status, status } from '../../status.ts';
import type { Caller } from '../wire.ts';
import { notAllowed, seenBy, type Work } from './work.ts';

/** How the server is, its log and its secrets. */
export const serverWork: Work<'status' | 'logs' | 'secrets' | 'setSecret'> = {
  status: async ({ tools, platform, who }) => statusFor(who, await status(tools, platform)),
  logs: async ({ tools, platform, who }, { city, since = 0, level = 'info', most = 200 }) => {
    // Lines that name no city are for those alone who may see all.
    const wish = { cities: who.cities, since, level, most, ...(city !== undefined && { city }) };
    const lines: LogLine[] = [];
    for await (const line of logs(tools, platform, wish)) lines.push(line);
    if (lines.length === 0 && city !== undefined) await refuseUnknownCity(tools, platform, city);
    return { target: platform.target, lines };
  },
  secrets: async ({ tools, platform, who }) => {
    const list = await listSecrets(tools, platform);
    return { ...list, secrets: list.secrets.filter(({ uses }) => isOwn(who, uses)) };
  },
  setSecret: async ({ asCaller, platform, who }, { name, value }) => {
    const { secrets } = await listSecrets(asCaller, platform);
    const uses =
      secrets.find(({ reference }) => reference === `env:${name.replace(/^env:/, '')}`)?.uses ?? [];
    if (!isOwn(who, uses)) throw notAllowed(who, `the secret ${name.slice(0, 80)}`);
    // A city's own file may name any variable: that alone makes it no secret of the city.
    if (ofServer.test(name) && (who.cities.length > 0 || !uses.some(({ city }) => city === null)))
      throw ofThatServer(name);
    return setSecret(asCaller, platform, name, new Secret(value));
  },
};

/** What the process says of itself names all cities: here their own alone. */
function statusFor(who: Caller, all: Status): Status {
  const { serving } = all;
  if (who.cities.length === 0 || serving === null) return seenBy(who, all, 'cities');
  const { only, problems, bots, ...said } = serving;
  const isOwnCity = (city: string) => who.cities.includes(city);
  const ofOwn = (told: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(told).filter(([city]) => isOwnCity(city)));
  const seen: ServingNote = {
    ...said,
    ...(only && { only: only.filter(isOwnCity) }),
    ...(problems && { problems: ofOwn(problems) }),
    ...(bots && { bots: ofOwn(bots) }),
  };
  return seenBy(who, { ...all, serving: seen }, 'cities');
}

/** A secret that others need, too, is not that city's alone. */
function isOwn({ cities }: Caller, uses: readonly { readonly city: string | null }[]): boolean {
  if (cities.length === 0) return true;
  return uses.length > 0 && uses.every(({ city }) => city !== null && cities.includes(city));
}

/** Read by ZETA itself, and not because a file names it: where its calls go is decided on the server. */
const ofServer = /^(?:env:)?(?:zeta_\w+|node_\w+|ld_\w+|path|home|(?:https?|no|all)_proxy)$/i;

function ofThatServer(name: string): ZetaError {
  return new ZetaError('not-allowed', `${name} is a setting of the server itself.`, {
    hint: 'Change it there.',
    exit: exitCode.operator,
  });
}
