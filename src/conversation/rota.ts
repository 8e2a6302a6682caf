import { isOpen } from '../city/opening-hours.ts';
import type { Settings } from '../city/settings.ts';

type Rota = NonNullable<NonNullable<Settings['manager']>['rota']>;
type Person = Rota['people'][number];

/** What somebody has to do. */
export interface Workload {
  /** Customers that are not closed. */
  readonly open: number;
  /** When they got the last one: epoch milliseconds. */
  readonly lastAt: number;
}

/** By handle; who never got a customer is not there. */
export type Workloads = Readonly<Record<string, Workload>>;

/** Who gets an escalation. */
export interface Assigned {
  readonly handle: string;
  /** Id of the portal's user. */
  readonly bitrix?: number;
}

/**
 * Who of the rota gets the next customer: who is there now, those for the product's category before the others, by turns or
 * the least busy first. Undefined when nobody is there, or the city has no rota.
 */
export function nextOnRota(
  { manager, timezone }: Settings,
  category: readonly string[],
  workloads: Workloads,
  now: number,
): Assigned | undefined {
  const { rota } = manager ?? {};
  if (!rota) return undefined;
  const there = rota.people.filter(({ hours = manager?.hours && [manager.hours] }) =>
    hours ? isOpen(hours, timezone, now) : true,
  );
  const special = there.filter(({ categories = [] }) => categories.some((one) => isUnder(category, one)));
  const general = there.filter(({ categories }) => categories === undefined);
  const able = [special, general, there].find((people) => people.length > 0);
  const load = (person: Person) => workloads[person.handle] ?? { open: 0, lastAt: 0 };
  const [first] = [...(able ?? [])].sort((one, other) => {
    const [a, b] = [load(one), load(other)];
    return (rota.by === 'least-busy' ? a.open - b.open : 0) || a.lastAt - b.lastAt;
  });
  return first && assignedTo(first);
}

/** The person of the rota who has this username. */
export function onRota({ manager }: Settings, username: string | undefined): Assigned | undefined {
  const handle = `@${username ?? ''}`.toLowerCase();
  const person = manager?.rota?.people.find((one) => one.handle.toLowerCase() === handle);
  return person && assignedTo(person);
}

function assignedTo({ handle, bitrix }: Person): Assigned {
  return { handle, ...(bitrix !== undefined && { bitrix }) };
}

/** `Мягкая мебель` is above `Мягкая мебель / Диваны`. */
function isUnder(category: readonly string[], name: string): boolean {
  const path = category.join(' / ').toLowerCase();
  const above = name
    .split('/')
    .map((level) => level.trim())
    .join(' / ')
    .toLowerCase();
  return path === above || path.startsWith(`${above} / `);
}
