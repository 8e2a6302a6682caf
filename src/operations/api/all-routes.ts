import type { Route } from './route.ts';
import { liveRoutes } from './routes/live.ts';
import { releaseRoutes } from './routes/releases.ts';
import { serverRoutes } from './routes/server.ts';

/** The API, in the order of its reference. */
export const allRoutes: readonly Route[] = [...liveRoutes, ...releaseRoutes, ...serverRoutes];
