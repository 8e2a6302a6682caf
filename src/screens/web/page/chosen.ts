import { useSyncExternalStore } from 'react';

export type Pane = 'customers' | 'chat' | 'group' | 'board';

/** What is chosen lives in the address, so that a tab can be reloaded, copied and left alone by other tabs. */
export interface Chosen {
  readonly city?: string;
  readonly customer?: number;
  /** What a deep link brings along, until the conversation is started with it. */
  readonly start?: string;
  /** Of a phone, which shows one at a time. */
  readonly pane: Pane;
}

const panes: readonly Pane[] = ['customers', 'chat', 'group', 'board'];

export function useChosen(): Chosen {
  return chosenIn(
    useSyncExternalStore(
      (changed) => {
        addEventListener('hashchange', changed);
        return () => removeEventListener('hashchange', changed);
      },
      () => location.hash,
    ),
  );
}

/** Another choice beside what stays; undefined takes one away. */
export function choose(change: { readonly [K in keyof Chosen]?: Chosen[K] | undefined }): void {
  const next = { ...chosenIn(location.hash), ...change };
  const named = Object.entries(next).filter(([, value]) => value !== undefined);
  location.hash = new URLSearchParams(named.map(([name, value]) => [name, String(value)])).toString();
}

function chosenIn(hash: string): Chosen {
  const query = new URLSearchParams(hash.slice(1));
  const customer = Number(query.get('customer') ?? Number.NaN);
  const city = query.get('city');
  const start = query.get('start');
  return {
    ...(city !== null && { city }),
    ...(Number.isSafeInteger(customer) && { customer }),
    ...(start !== null && { start }),
    pane: panes.find((one) => one === query.get('pane')) ?? 'chat',
  };
}
