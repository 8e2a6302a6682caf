import { type CityId, idOf } from '../../../src/base/ids.ts';
import { type BitrixEmulator, startBitrixEmulator } from '../../../src/emulators/bitrix/bitrix-emulator.ts';
import type { PortalFault } from '../../../src/emulators/bitrix/portal-fault.ts';
import type { Random } from '../random.ts';
import { timeScale } from './scaled-time.ts';

export interface BrokenPortals {
  readonly emulators: readonly BitrixEmulator[];
  readonly cities: readonly { readonly city: CityId; readonly webhook: string }[];
  /** How often each fault hit a call or a connection. */
  readonly faults: ReadonlyMap<string, number>;
  /** Refuses connections at one of them, or takes them again. */
  flip(): Promise<void>;
  close(): Promise<void>;
}

/** A request and an answer are shorter than this: each of their bytes is the last one now and then. */
const mostBytes = 1600;

/** Portals in trouble of every kind, as the seed says. The last one hides its deals from lists. */
export async function startBrokenPortals(random: Random, count: number): Promise<BrokenPortals> {
  const faults = new Map<string, number>();
  const cut = { request: random.below(mostBytes), answer: random.below(mostBytes) };
  const chosen = (fault: PortalFault) => {
    if (fault.kind !== 'none') faults.set(fault.kind, (faults.get(fault.kind) ?? 0) + 1);
    return fault;
  };
  const emulators = await Promise.all(
    Array.from({ length: count }, () =>
      startBitrixEmulator({ timeScale, limits: { bucket: 50, drainPerSecond: 2 } }),
    ),
  );
  for (const emulator of emulators) {
    emulator.planFaults((method) => chosen(method === undefined ? ofConnection() : ofCall(method)));
    // Well within the margin between the portal's 60 s and the client's wait.
    emulator.setVisibleAfter(4000 / timeScale);
  }
  emulators.at(-1)?.hideDeals(() => true);

  function ofConnection(): PortalFault {
    if (random.next() > 0.12) return { kind: 'none' };
    cut.request = (cut.request + 1) % mostBytes;
    return { kind: 'cut-request', atByte: cut.request };
  }

  function ofCall(method: string): PortalFault {
    if (random.next() > 0.4) return { kind: 'none' };
    cut.answer = (cut.answer + 1) % mostBytes;
    return random.pick<PortalFault>([
      { kind: 'cut-answer', atByte: cut.answer },
      { kind: 'cut-answer', atByte: cut.answer },
      { kind: 'drop-before' },
      { kind: 'drop-after' },
      { kind: 'html-502' },
      { kind: 'html-502-after' },
      { kind: 'torn-json' },
      { kind: 'strange-json' },
      { kind: 'late', afterMs: random.below(62_000) },
      { kind: 'refused', status: 500, code: 'INTERNAL_SERVER_ERROR' },
      ...(method === 'crm.item.list' ? [{ kind: 'ignored-filter' } as const] : []),
      ...(random.next() < 0.2 ? rare : []),
    ]);
  }

  return {
    emulators,
    faults,
    cities: emulators.map((emulator, at) => ({
      city: idOf<CityId>(`city-${at}`),
      webhook: emulator.webhook(),
    })),
    flip: async () => {
      const emulator = emulators[random.below(emulators.length)];
      await emulator?.setReachable(false);
      await new Promise((resume) => setTimeout(resume, random.below(300)));
      await emulator?.setReachable(true);
    },
    close: async () => {
      await Promise.all(emulators.map((emulator) => emulator.close()));
    },
  };
}

const rare: readonly PortalFault[] = [
  { kind: 'hang' },
  { kind: 'limited' },
  { kind: 'method-limited' },
  { kind: 'revoked' },
];
