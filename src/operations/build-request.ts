import type { CityId } from '../base/ids.ts';
import type { StoredOverlay } from './apply-overlays.ts';
import type { BuildRequest } from './build-city.ts';
import type { Platform } from './platform.ts';

/** What is built of a city, with the rules of its platform. */
export function buildRequest(
  { root, dataRoot, config }: Platform,
  city: CityId,
  scope: BuildRequest['scope'],
  overlays: readonly StoredOverlay[],
): BuildRequest {
  return { root, dataRoot, city, scope, lint: config.lint ?? {}, overlays };
}
