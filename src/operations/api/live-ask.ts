import type { ApiAsk, LargeAsk } from './wire.ts';

/** Routes that are answered beside the thread of verbs: from memory, or by the thread of searches. */
const liveIds = ['cityConfig', 'prompts', 'searchProducts', 'products', 'product'] as const;
export type LiveId = (typeof liveIds)[number];
export type LiveAsk = Extract<ApiAsk, { readonly verb: LiveId }>;

/** A list of files is none of them. */
export function isLiveAsk(ask: ApiAsk | LargeAsk): ask is LiveAsk {
  return liveIds.some((id) => id === ask.verb);
}
