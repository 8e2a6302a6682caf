import type { Runtime } from '../runtime/runtime.ts';
import type { SeenWebhook } from './alert-probes.ts';
import type { ApiDesk } from './api/api-desk.ts';
import type { Closing } from './closing.ts';
import { healthOf, type Readiness } from './serve-health.ts';
import type { Door, Page, ServeTools } from './tools.ts';

export interface Address {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

const pruneUploadsMs = 3600_000;

/** Where the doors are, once they are open. */
export interface DoorUrls {
  publicUrl?: string;
  privateUrl?: string;
}

interface Opening {
  readonly addresses: { readonly public: Address; readonly private?: Address };
  readonly closing: Closing;
  readonly urls: DoorUrls;
}

/** Both doors, and behind the private one what others ask of the server. */
export async function openDoors(
  tools: ServeTools,
  { addresses, closing, urls }: Opening,
  behind: Private,
): Promise<void> {
  const { runtime, desk } = behind;
  const door = await openPublicDoor(tools, addresses.public, runtime);
  closing.push(
    () => runtime.stop(),
    () => door.close(),
  );
  urls.publicUrl = door.url;
  desk.prune();
  closing.push(
    () => desk.close(),
    tools.timers.every(pruneUploadsMs, () => desk.prune()),
  );
  if (!addresses.private) return;
  const privateDoor = await openPrivateDoor(tools, addresses.private, behind);
  closing.push(() => privateDoor.close());
  urls.privateUrl = privateDoor.url;
}

/** The door of updates. */
async function openPublicDoor(tools: ServeTools, { host, port }: Address, runtime: Runtime): Promise<Door> {
  // A changed secret is valid from the first request on.
  await runtime.secrets.refresh();
  return tools.openPublicDoor(host, port, {
    secrets: (city) => runtime.secrets.valid(city),
    // Until the live cities are known, every name may be one of them: come again.
    isServed: (city) => !runtime.isReady || runtime.cities.get(city) !== undefined,
    accept: (city, update, text) => runtime.accept(city, update, text),
    hintTokens: (city) => runtime.hintTokens(city),
    hint: (city) => runtime.hint(city),
  });
}

/** What is behind the private door. */
interface Private {
  readonly runtime: Runtime;
  readonly webhooks: () => Readonly<Record<string, SeenWebhook>>;
  readonly readiness: () => Readiness;
  readonly desk: ApiDesk;
  /** `ownUrl`: the door's address, once it is open. */
  readonly page: ((ownUrl: () => string) => Page) | undefined;
}

/** The door of operators and of those who look. */
async function openPrivateDoor(
  tools: ServeTools,
  { host, port }: Address,
  { runtime, webhooks, readiness, desk, page }: Private,
): Promise<Door> {
  const address = { url: '' };
  const reports = { health: () => healthOf(runtime, webhooks()), readiness };
  const door = await tools.openPrivateDoor(
    host,
    port,
    reports,
    page?.(() => address.url),
    desk,
  );
  address.url = door.url;
  return door;
}
