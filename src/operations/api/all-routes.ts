import type { Route } from './route.ts';
import { cityRoutes, numberRoutes, productRoutes } from './routes/cities.ts';
import { editingRoutes } from './routes/editing.ts';
import { eventRoutes, searchRoutes, textRoutes } from './routes/live.ts';
import { peopleRoutes } from './routes/people.ts';
import { releaseRoutes } from './routes/releases.ts';
import { customerRoutes, requestRoutes } from './routes/requests.ts';
import { serverRoutes } from './routes/server.ts';

/** The API, in the order of its reference. */
export const allRoutes: readonly Route[] = [
  ...cityRoutes,
  ...textRoutes,
  ...searchRoutes,
  ...productRoutes,
  ...releaseRoutes,
  ...editingRoutes,
  ...requestRoutes,
  ...customerRoutes,
  ...numberRoutes,
  ...eventRoutes,
  ...peopleRoutes,
  ...serverRoutes,
];
