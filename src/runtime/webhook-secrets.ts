import type { CityId } from '../base/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { CitySecret, Store } from '../store/store.ts';

/** How long the secret before is taken after the messenger was given the new one: it tries an update for 24 h. */
const keepPreviousMs = 48 * 3600_000;

interface WebhookSecretsDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Derives a city's secret; the first is number 1. */
  readonly webhookSecret: (city: CityId, rotation: number) => string;
}

/** As it is remembered of a bot that its messenger was told where to send updates, and with which secret. */
export function webhookMark({ url, rotation }: { readonly url: string; readonly rotation: number }): string {
  return `${url} ${rotation}`;
}

/**
 * The secrets that updates of a city come with. While one is changed, the one before is valid too: until the messenger
 * was surely told the new one, and 48 h longer.
 */
export class WebhookSecrets {
  readonly #deps: WebhookSecretsDeps;
  readonly #derived = new Map<string, string>();
  #rotations: ReadonlyMap<CityId, CitySecret> = new Map();

  constructor(deps: WebhookSecretsDeps) {
    this.#deps = deps;
  }

  /** Takes over what another process changed. */
  async refresh(): Promise<void> {
    this.#rotations = new Map((await this.#deps.store.citySecrets()).map((one) => [one.city, one]));
  }

  /** The one to give to the messenger. */
  current(city: CityId): string {
    return this.#derive(city, this.rotation(city));
  }

  /** Its number. */
  rotation(city: CityId): number {
    return this.#rotations.get(city)?.rotation ?? 1;
  }

  valid(city: CityId): readonly string[] {
    const changed = this.#rotations.get(city);
    if (!changed) return [this.#derive(city, 1)];
    const { rotation, verifiedAt } = changed;
    const isOver = verifiedAt !== null && this.#deps.clock.now() > verifiedAt + keepPreviousMs;
    const current = this.#derive(city, rotation);
    return isOver ? [current] : [current, this.#derive(city, rotation - 1)];
  }

  /** The messenger has the current one of a city. */
  async registered(city: CityId): Promise<void> {
    const changed = this.#rotations.get(city);
    if (!changed || changed.verifiedAt !== null) return;
    await this.#deps.store.verifySecret(city, changed.rotation, this.#deps.clock.now());
    await this.refresh();
  }

  /** Deriving costs more than comparing, and is asked for with each update. */
  #derive(city: CityId, rotation: number): string {
    const key = `${city}:${rotation}`;
    let secret = this.#derived.get(key);
    if (secret === undefined) {
      secret = this.#deps.webhookSecret(city, rotation);
      this.#derived.set(key, secret);
    }
    return secret;
  }
}
