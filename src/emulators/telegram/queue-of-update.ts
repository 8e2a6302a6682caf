/** How long a press is kept, and can be answered. */
export const pressLifeMs = 150_000;

/** Telegram keeps messages 24 hours, and what a person waits for in front of the screen much shorter. */
const lifeMs: ReadonlyMap<string, number> = new Map([
  ['callback_query', pressLifeMs],
  ['pre_checkout_query', 150_000],
  ['shipping_query', 150_000],
  ['inline_query', 30_000],
  ['chosen_inline_result', 600_000],
]);
const dayMs = 24 * 3600_000;
const messageKinds = new Set(['message', 'edited_message', 'channel_post', 'edited_channel_post']);

export type UpdateBody = Readonly<Record<string, unknown>>;

/** Kind of an update: the name of the one field it carries, `message` or `callback_query`. */
export function kindOf(update: UpdateBody): string {
  return Object.keys(update).find((key) => key !== 'update_id') ?? '';
}

/**
 * Order key: a chat's messages and edits are one queue, a user's presses another, and each further kind has its own per
 * person. So a message and a press of one person may arrive in any order.
 */
export function queueOf(update: UpdateBody): string {
  const kind = kindOf(update);
  if (messageKinds.has(kind)) return `message:${idAt(update[kind], 'chat')}`;
  const user = idAt(update[kind], 'from') || idAt(update[kind], 'user');
  return `${kind}:${user || idAt(update[kind], 'chat')}`;
}

/** How long an update of this kind is kept for delivery. */
export function lifeOf(update: UpdateBody): number {
  return lifeMs.get(kindOf(update)) ?? dayMs;
}

function idAt(body: unknown, field: string): string {
  const holder = property(body, field);
  const id = property(holder, 'id');
  return typeof id === 'number' || typeof id === 'string' ? String(id) : '';
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
