import { canonicalJson } from '../base/canonical-json.ts';
import { sha256Hex } from '../base/digest.ts';
import { maskPersonal } from '../base/mask-personal.ts';
import { maskSecrets } from '../base/mask-secrets.ts';

/** A larger value is told by its hash: the log is kept for good. */
const mostValueBytes = 8 * 1024;
/** Browsers say what they are in about 150 characters. */
const mostAgent = 200;
const mostName = 200;

/** Names of fields whose values are never written down, whatever they look like. */
const secretField = /password|secret|token|webhook|hash|cookie/i;

/** A value as an entry keeps it; null: there is none. */
export function auditJson(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const json = canonicalJson(masked(value));
  if (Buffer.byteLength(json) <= mostValueBytes) return json;
  return canonicalJson({ bytes: Buffer.byteLength(json), sha256: sha256Hex(json) });
}

/** What others say of themselves, in one line. */
export function auditText(text: string, most = mostName): string {
  return maskSecrets(text.replaceAll(/\p{Cc}+/gu, ' ')).slice(0, most);
}

export function auditAgent(text: string): string {
  return auditText(text, mostAgent);
}

/** A customer, for who knows which one is meant: an entry outlives what is kept of them. */
export function maskedCustomer(id: string): string {
  return `•••${id.slice(-2)}`;
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonal(maskSecrets(value), { persons: [], shop: [] });
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretField.test(key) && typeof item === 'string' && !isReference(item) ? '***' : masked(item),
    ]),
  );
}

/** `env:NAME` and `file:PATH` say where a secret is, not which. */
function isReference(text: string): boolean {
  return /^(?:env|file):\S+$/.test(text);
}
