import { EventHub } from '../../src/operations/api/events.ts';
import type { LiveDesk } from '../../src/operations/api/live-desk.ts';
import { openLiveDesk } from '../../src/operations/api/open-live-desk.ts';
import type { Platform } from '../../src/operations/platform.ts';
import type { Runtime } from '../../src/runtime/runtime.ts';
import { testServeTools } from './tools.ts';

/** What the API says of cities where none is served. */
export function noCities(platform: Platform): LiveDesk {
  const nothing = { get: () => undefined, all: () => [], isPinned: () => false, problems: () => new Map() };
  // Just what is asked of a runtime here.
  const runtime = { cities: nothing, bots: { problems: () => new Map() } } as unknown as Runtime;
  const tools = testServeTools();
  return openLiveDesk({ tools, platform, runtime, events: new EventHub(tools) });
}
