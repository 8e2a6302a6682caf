import { useCallback, useEffect, useRef, useState } from 'react';
import type { DevState } from '../dev-world.ts';
import type { Chosen } from './chosen.ts';
import { restoreCustomers } from './own-customers.ts';
import { get, watchChanges } from './server.ts';

export interface SeenWorld {
  /** Undefined until it was read once. */
  readonly state: DevState | undefined;
  readonly isConnected: boolean;
  /** Shows so many more of the older messages. */
  readonly showEarlier: () => void;
  readonly reload: () => void;
}

const page = 200;

/** The world as the server tells it, read again after each of its changes. */
export function useWorld({ city, customer }: Chosen): SeenWorld {
  const [state, setState] = useState<DevState>();
  const [isConnected, setConnected] = useState(true);
  const [most, setMost] = useState(page);
  const wanted = useRef({ city, customer, most });
  wanted.current = { city, customer, most };
  const { load } = useLatest(async () => {
    const { most, ...chosen } = wanted.current;
    const query = {
      most,
      ...(chosen.city !== undefined && { city: chosen.city }),
      ...(chosen.customer !== undefined && { customer: chosen.customer }),
    };
    const read = await get<DevState>('/dev/state', query);
    const now = wanted.current;
    // Another chat was chosen meanwhile: what was read is of the last one.
    if (now.city !== chosen.city || now.customer !== chosen.customer) return;
    setState(read);
    await restoreCustomers(read);
  });
  useEffect(() => watchChanges(load, setConnected), [load]);
  useEffect(load, [load, city, customer, most]);
  return { state, isConnected, reload: load, showEarlier: () => setMost((before) => before + page) };
}

/** One reading at a time, and one more when something changed meanwhile. */
function useLatest(read: () => Promise<void>): { readonly load: () => void } {
  const current = useRef(read);
  current.current = read;
  const going = useRef({ isRunning: false, again: false });
  const load = useCallback(() => {
    going.current.again = true;
    if (going.current.isRunning) return;
    going.current.isRunning = true;
    void (async () => {
      while (going.current.again) {
        going.current.again = false;
        // A server that is away is told of by the connection; the next one brings the next reading.
        await current.current().catch(() => undefined);
      }
      going.current.isRunning = false;
    })();
  }, []);
  return { load };
}
