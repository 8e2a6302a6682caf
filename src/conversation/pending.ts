import type { CustomerEvent } from './event.ts';
import type { Pending } from './session.ts';

/** What waited for the customer's consent, as they do it now. */
export function pendingEvent(
  event: CustomerEvent & { readonly kind: 'press' },
  pending: Pending | undefined,
): CustomerEvent | undefined {
  if (!pending) return undefined;
  const { chat, customer, callbackId } = event;
  const from = { chat, customer };
  if ('text' in pending) return { kind: 'text', ...from, text: pending.text };
  if ('phone' in pending) return { kind: 'contact', ...from, ...pending };
  return { kind: 'press', ...from, callbackId, ...pending };
}

/** The same the other way round: what is kept of it until then. */
export function pendingOf(event: CustomerEvent): Pending | undefined {
  switch (event.kind) {
    case 'press':
      return { data: event.data, messageId: event.messageId };
    case 'text':
      return { text: event.text };
    case 'contact':
      return { phone: event.phone, isOwn: event.isOwn };
    case 'command':
    case 'wordless':
      return undefined;
  }
}
