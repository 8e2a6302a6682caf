import { sha256Hex } from '../../base/digest.ts';
import type { Secret } from '../../base/secret.ts';
import type { CrmOutcome } from '../../ports/crm.ts';
import { itemNamed } from './crm-items.ts';

/** A hash of everything before `/rest/<user>/<secret>/`: one account has one load, whoever's webhook is used. */
export function portalOf(webhook: Secret): string {
  const root = portalRoot(webhook);
  return root === undefined ? 'none' : sha256Hex('portal', root.origin, root.path).slice(0, 16);
}

/** The address that people open, which is no secret: what stands before `/rest/<user>/<secret>/`. */
export function portalRoot(webhook: Secret): { readonly origin: string; readonly path: string } | undefined {
  const url = URL.parse(webhook.reveal());
  if (!url) return undefined;
  const end = url.pathname.indexOf('/rest/');
  // Of an address that is no webhook nobody knows which part is secret.
  return { origin: url.origin, path: url.pathname.slice(0, Math.max(0, end)) };
}

/** Where people open a deal. */
export function dealLinkOf(webhook: Secret, dealId: string): string | undefined {
  const root = portalRoot(webhook);
  const { name, id } = itemNamed(dealId);
  return root && `${root.origin}${root.path}/crm/${name}/details/${id}/`;
}

/** An answer that does not say what it should was executed all the same: what came of it is unknown. */
export function mapDone<T>(
  outcome: CrmOutcome<unknown>,
  read: (result: unknown) => T | undefined,
): CrmOutcome<T> {
  if (outcome.kind !== 'done') return outcome;
  const value = read(outcome.value);
  return value === undefined
    ? { ...outcome, kind: 'unknown', detail: 'the answer has another form than documented' }
    : { ...outcome, value };
}

export function idOfItem(item: unknown): string | undefined {
  const id = field(item, 'id');
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? String(id) : undefined;
}

/** A property of whatever an answer holds; undefined where there is none. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
