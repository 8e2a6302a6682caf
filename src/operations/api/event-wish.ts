import { exitCode } from '../../base/exit-code.ts';
import { hasScope } from '../people/may-grant.ts';
import type { Admission, Watching } from './desk.ts';
import type { EventWish } from './events.ts';
import { type EventType, eventScopes, eventTypes } from './server-event.ts';
import { notAllowed } from './verbs/work.ts';
import { type Caller, type Problem, problem } from './wire.ts';

interface AskedEvents {
  /** Names with commas between them. */
  readonly city?: string;
  readonly types?: string;
}

/** What a caller may and wants to watch, or why that may not be. Without wishes: all that they may. */
export function eventWish(
  who: Caller,
  { city, types }: AskedEvents,
  { lastId, readmit }: Omit<Watching, 'sink'>,
): EventWish | { readonly problem: Problem } {
  const asked = types === undefined ? eventTypes.filter((type) => mayWatch(who, type)) : listed(types);
  const unknown = asked.find((type) => !isType(type));
  if (unknown !== undefined)
    return refusal(
      400,
      'unknown-type',
      `There are no events "${unknown.slice(0, 40)}".`,
      eventTypes.join(', '),
    );
  const wanted = asked.filter(isType);
  const forbidden = wanted.find((type) => !mayWatch(who, type));
  if (forbidden !== undefined)
    return refusal(
      403,
      'not-allowed',
      `${who.name} may not watch ${forbidden} events.`,
      `Their scope: ${eventScopes[forbidden]}.`,
    );
  const cities = city === undefined ? who.cities : listed(city);
  const foreign = cities.find((one) => who.cities.length > 0 && !who.cities.includes(one));
  if (foreign !== undefined) {
    const { code, message, hint } = notAllowed(who, foreign.slice(0, 80));
    return refusal(403, code, message, hint);
  }
  return {
    // A user may have the name of a token, and no token begins so.
    name: who.kind === 'user' ? `@${who.name}` : who.name,
    cities: new Set(cities),
    types: new Set(wanted),
    lastId,
    mayStill: async () => refusalNow(who, await readmit()),
  };
}

/** Whoever may more or less than when the stream began opens another one. */
function refusalNow(before: Caller, now: Admission): Problem | undefined {
  if ('problem' in now) return now.problem;
  const isSame = rightsOf(before) === rightsOf(now.caller);
  return isSame ? undefined : problem(401, 'access-changed', 'What the caller may is something else by now.');
}

function rightsOf({ name, cities, scopes }: Caller): string {
  return JSON.stringify([name, cities, scopes]);
}

function mayWatch({ scopes }: Caller, type: EventType): boolean {
  return hasScope(scopes, eventScopes[type]);
}

function listed(names: string): readonly string[] {
  return names.split(',').map((name) => name.trim());
}

function isType(name: string): name is EventType {
  return eventTypes.some((type) => type === name);
}

function refusal(status: number, code: string, detail: string, hint: string | undefined) {
  return { problem: problem(status, code, detail, { hint, exit: exitCode.operator }) };
}
