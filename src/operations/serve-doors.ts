import type { Runtime } from '../runtime/runtime.ts';
import type { SeenWebhook } from './alert-probes.ts';
import type { ApiDesk } from './api/api-desk.ts';
import { healthOf, type Readiness } from './serve-health.ts';
import type { Door, Page, ServeTools } from './tools.ts';

export interface Address {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

/** The door of updates. */
export async function openPublicDoor(
  tools: ServeTools,
  { host, port }: Address,
  runtime: Runtime,
): Promise<Door> {
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
export async function openPrivateDoor(
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
