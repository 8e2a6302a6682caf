import type { TokenScope } from '../../store/access-store.ts';
import type { Actor } from '../../store/audit-store.ts';

/** Who has something done from elsewhere: for the audit, and for what they may let others do. */
export interface By extends Actor {
  readonly scopes: readonly TokenScope[];
  /** None: all. */
  readonly cities: readonly string[];
}
