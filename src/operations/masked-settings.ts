import { maskAddress, maskSecrets } from '../base/mask-secrets.ts';
import type { Settings } from '../city/settings.ts';

/** Settings as they may be told: an address may have a password anywhere, and shows stars in its place. */
export function maskedSettings(settings: Settings): Settings {
  // Texts alone are others, and stay texts.
  return masked(settings) as Settings;
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return /^https?:/i.test(value) ? maskAddress(value) : maskSecrets(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, masked(member)]));
}
