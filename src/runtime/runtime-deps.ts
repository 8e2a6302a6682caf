import type { BotId, CityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';
import type { City } from '../city/city.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crm } from '../ports/crm.ts';
import type { Log, Within } from '../ports/log.ts';
import type { BotAccount } from '../ports/messenger.ts';
import type { Meter } from '../ports/meter.ts';
import type { Timers } from '../ports/timers.ts';
import type { Store } from '../store/store.ts';
import type { Channel } from './channel.ts';
import type { Credentials } from './credentials.ts';
import type { Delivered } from './deliver-call.ts';
import type { Reach } from './failpoints.ts';
import type { CatalogFiles } from './live-catalogs.ts';
import type { cityOf, LiveCities } from './live-cities.ts';
import type { Pace } from './pace.ts';
import type { Retention } from './pruning.ts';
import type { TurnNews } from './turn-news.ts';

export interface RuntimeDeps {
  readonly store: Store;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly within: Within;
  readonly meter: Meter;
  readonly pace: Pace;
  readonly retention: Retention;
  readonly reach: Reach;
  readonly credentials: Credentials;
  readonly catalogs: CatalogFiles;
  readonly connectBot: (bot: BotId, token: Secret, info: string | undefined) => BotAccount;
  readonly connectCrm: (webhook: Secret) => Crm;
  readonly publicUrl: () => string | undefined;
  /** Derives a city's webhook secret; the first is number 1. */
  readonly webhookSecret: (city: CityId, rotation: number) => string;
  /** Serves only these; absent: all that are live. */
  readonly only?: ReadonlySet<CityId>;
  /** Makes a city of a release that is to be served; default: `cityOf`. */
  readonly readRelease?: typeof cityOf;
  /** Whether a city shows prices that its feeds let become old; absent: none does. */
  readonly arePricesStale?: (city: City, now: number) => boolean;
  /** Told of each call that the messenger took. */
  readonly onDelivered?: (delivered: Delivered) => void;
  /** Told of each turn that was committed. Must not throw; `news` costs nothing while it is not called. */
  readonly onTurn?: (news: () => TurnNews) => void;
  /** When a messenger started that forgets everything at its end; absent: it forgets nothing. */
  readonly messengerSince?: number;
  /** Called before bots are connected, with the cities that are live now. */
  readonly onLiveChange?: (cities: LiveCities) => void;
}
