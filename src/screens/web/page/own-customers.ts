import type { DevPerson, DevState } from '../dev-world.ts';
import { keep, kept } from './kept.ts';
import { post } from './server.ts';

interface Own {
  readonly person: DevPerson;
  /** When it was said: epoch milliseconds. */
  readonly at: number;
}

/** Tells the server of a customer, new or changed, and remembers it: the emulated world forgets at its end. */
export async function saveCustomer(
  person: Omit<DevPerson, 'id'> & { readonly id?: number },
): Promise<number> {
  const { id } = await post<{ readonly id: number }>('/dev/customer', person);
  remember({ person: { ...person, id }, at: Date.now() });
  return id;
}

/** After a restart the server knows only the first customers: it is told of the others once more. */
export async function restoreCustomers({ customers, since }: DevState): Promise<void> {
  for (const { person, at } of remembered()) {
    const known = customers.find(({ id }) => id === person.id);
    if (at >= since || (known && isSame(known, person))) continue;
    await post('/dev/customer', person);
  }
}

function isSame(one: DevPerson, other: DevPerson): boolean {
  const told = ({ name, username, language, phone }: DevPerson) =>
    JSON.stringify([name, username ?? '', language, phone ?? '']);
  return told(one) === told(other);
}

function remember(own: Own): void {
  const others = remembered().filter(({ person }) => person.id !== own.person.id);
  keep('browser', 'customers', JSON.stringify([...others, own]));
}

function remembered(): readonly Own[] {
  try {
    // Written by `remember`, in this browser.
    return JSON.parse(kept('browser', 'customers') ?? '[]') as readonly Own[];
  } catch {
    return [];
  }
}
