import type { Platform } from './platform.ts';
import type { Tools } from './tools.ts';
import { lookAtCity, lookAtTop, type TopCity, type TopLook } from './top.ts';

/** Where a screen looks, again and again. */
export interface TopSource {
  readonly target: string;
  look(): Promise<TopLook>;
  city(id: string): Promise<TopCity>;
  /** Epoch milliseconds. */
  now(): number;
}

export function topSource(tools: Tools, platform: Platform): TopSource {
  return {
    target: platform.target,
    look: () => lookAtTop(tools, platform),
    city: (id) => lookAtCity(tools, platform, id),
    now: () => tools.clock.now(),
  };
}
