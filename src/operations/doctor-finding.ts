import type { CityId } from '../base/ids.ts';

/** What is looked at, in the order in which it is told. */
export const platformChecks = [
  'node',
  'files',
  'env',
  'folder',
  'disk',
  'database',
  'served',
  'backup',
  'proxy',
  'clock',
  'dns',
  'certificate',
] as const;
export const cityChecks = [
  'timezone',
  'live',
  'catalog',
  'token',
  'bot',
  'username',
  'distinct',
  'privacy',
  'webhook',
  'door',
  'secret',
  'group',
  'topics',
  'bitrix',
] as const;

export type PlatformCheck = (typeof platformChecks)[number];
export type CityCheck = (typeof cityChecks)[number];
export type Check = PlatformCheck | CityCheck;

/** `warning`: a person should look. `skipped`: it could not be looked at, or was not to be. */
export type Verdict = 'fine' | 'warning' | 'failed' | 'skipped';

export interface Finding {
  readonly check: Check;
  readonly verdict: Verdict;
  /** A number, a name, a code: what the words are about. Never a secret. */
  readonly detail: string;
}

/** Null: of the platform. */
export interface DoctorFinding extends Finding {
  readonly city: CityId | null;
}

export function finding(check: Check, verdict: Verdict, detail: string | number = ''): Finding {
  return { check, verdict, detail: String(detail) };
}
