import type { CityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';

/** What a city's references stand for right now; undefined while they are unset. */
export interface Credentials {
  botToken(city: CityId, reference: string): Secret | undefined;
  crmWebhook(city: CityId, reference: string): Secret | undefined;
  /** The token that the portal's hints come with. */
  crmEvents(city: CityId, reference: string): Secret | undefined;
}
