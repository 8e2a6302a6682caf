/** What a new city is made of. */
export interface NewCity {
  readonly name: string;
  readonly timezone: string;
  readonly currency: string;
  readonly languages: readonly string[];
  /** `@username`; absent: nobody yet. */
  readonly handle?: string;
  readonly chat?: string;
  /** A reference; default `env:<CITY>_BOT_TOKEN`. */
  readonly token: string;
}
