import type { CityId } from '../base/ids.ts';
import type { CityDeploy, DeployStage } from './deploy-city.ts';

/** How far a city's deploy is. */
export interface DeployRow {
  readonly city: CityId;
  readonly state: DeployStage | CityDeploy['kind'] | 'waiting';
}

/** How far a deploy of several cities is, for whoever draws it. */
export class DeployWatch {
  #rows: readonly DeployRow[] = [];
  readonly #listeners = new Set<() => void>();

  /** Another list each time that something has changed. */
  rows(): readonly DeployRow[] {
    return this.#rows;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(cities: readonly CityId[]): void {
    this.#set(cities.map((city) => ({ city, state: 'waiting' })));
  }

  at(city: CityId, state: DeployRow['state']): void {
    this.#set(this.#rows.map((row) => (row.city === city ? { city, state } : row)));
  }

  #set(rows: readonly DeployRow[]): void {
    this.#rows = rows;
    for (const listener of this.#listeners) listener();
  }
}
