/** A request with a key: `under-way` until it is answered; a process that ends meanwhile leaves it so. */
export interface KeyedRequest {
  /** Who asks, by what does not change: two callers may have the same key. */
  readonly caller: string;
  readonly key: string;
  /** Tells it from any other: its route, and a hash of what is asked. */
  readonly request: string;
}

export interface KeptAnswer {
  readonly request: string;
  readonly state: 'under-way' | 'done';
  /** Null: nothing is kept of it. */
  readonly answer: string | null;
  readonly at: number;
}

/** Answers to requests that carry an Idempotency-Key. */
export interface ApiAnswersStore {
  /** Undefined: it was not asked before, and is under way from now on. */
  beginAnswer(request: KeyedRequest, at: number): Promise<KeptAnswer | undefined>;
  /** It was carried out. */
  keepAnswer(request: KeyedRequest, answer: string | null): Promise<void>;
  /** It was not: the key may be used again. */
  dropAnswer(request: KeyedRequest): Promise<void>;
  dropAnswersBefore(at: number): Promise<void>;
}
