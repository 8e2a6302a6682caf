import type { Runtime } from '../../runtime/runtime.ts';
import type { Platform } from '../platform.ts';
import type { ServeTools } from '../tools.ts';
import type { EventHub } from './events.ts';
import { FileEtags } from './file-etags.ts';
import { HotReads } from './hot-reads.ts';
import { LiveDesk } from './live-desk.ts';
import { Searching } from './searching.ts';

interface Served {
  readonly tools: Pick<ServeTools, 'clock' | 'timers' | 'log' | 'startSearcher'>;
  readonly platform: Platform;
  readonly runtime: Runtime;
  readonly events: EventHub;
}

/** What of the API is about the cities that a process serves. */
export function openLiveDesk({ tools, platform, runtime, events }: Served): LiveDesk {
  const { cities } = runtime;
  const { target, dataRoot, files } = platform;
  const hot = new HotReads({ cities, target, etags: new FileEtags(files) });
  const searching = new Searching({ ...tools, searcher: tools.startSearcher(), dataRoot });
  return new LiveDesk({ cities, target, hot, searching, events });
}
