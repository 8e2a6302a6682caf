import type { CatalogId, CityId } from '../base/ids.ts';

export interface ReleaseContent {
  /** Hash of what follows. */
  readonly content: string;
  readonly settings: string;
  readonly prompts: string;
  readonly synonyms: string;
  readonly faq: string;
  readonly catalog: CatalogId;
  /** The catalog without what feeds say of it; absent where no feed says anything. */
  readonly base?: CatalogId;
  readonly provenance: string;
  readonly products: number;
}

export type ReleaseOrigin = 'deploy' | 'watch' | 'feed' | 'api';

export interface ReleaseStamp {
  readonly at: number;
  readonly author: string;
  readonly message: string;
  readonly commit: string;
  readonly origin: ReleaseOrigin;
}

/** A feed of a city. `state` is JSON that only its reader understands. */
export interface StoredFeed {
  readonly city: CityId;
  readonly url: string;
  readonly state: string;
}

export interface StoredRelease extends ReleaseContent, ReleaseStamp {
  readonly city: CityId;
  readonly number: number;
  readonly rolledBackAt: number | null;
}

export interface LiveRelease {
  readonly city: CityId;
  readonly number: number;
  readonly activatedAt: number;
  /** The content that a rollback rejected, or a mark that a person holds the release; null when the city is not pinned. */
  readonly pinned: string | null;
}

/** What came of making a release live. */
export type Activation =
  | { readonly kind: 'live'; readonly number: number; readonly isNew: boolean }
  /** It was live already: nothing changed. */
  | { readonly kind: 'unchanged'; readonly number: number }
  /** A rollback, or a person, pinned the city: saves and feeds wait. */
  | { readonly kind: 'pinned'; readonly number: number; readonly isByHand?: true };

/** The same, of content that was made from the release that was live. */
export type FollowUp =
  | Activation
  /** Another release is live by now: what was made from the one before would undo it. */
  | { readonly kind: 'overtaken' };

/** What `status` says about a city beside its releases. */
export interface CityNotice {
  /** Saved, valid, and waiting for `deploy`. */
  readonly pending: readonly string[];
  /** Why the last save did not go live; null when it did. */
  readonly refused: string | null;
}
