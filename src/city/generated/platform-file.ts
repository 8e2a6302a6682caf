// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * Settings of the whole platform: zeta.yaml at its root.
 */
export interface PlatformFile {
  /**
   * Language in which ZETA talks to the people who write these files: in the terminal, in CI and in the comments on pull requests. Without it, that of the environment (LANG).
   */
  readonly language?: 'en' | 'ru';
  /**
   * Where releases go without --to: dev (emulated Telegram and CRM) or local (real ones, served from this machine).
   */
  readonly target?: 'dev' | 'local';
  /**
   * Makes warnings and notes of this platform graver, milder or silent, by code. Errors stay errors: they are what would break in front of a customer.
   */
  readonly lint?: {
    /**
     * How grave a diagnostic is here, and why.
     */
    [k: string]: {
      /**
       * error keeps a city from going live, warning and note do not, off is not told at all.
       */
      readonly severity: 'error' | 'warning' | 'note' | 'off';
      /**
       * Why it is so here, for whoever reads the rule next year.
       */
      readonly reason: string;
    };
  };
  /**
   * How zeta validate looks for tokens that were written into files by mistake.
   */
  readonly secrets?: {
    /**
     * Files and folders, as paths from the platform folder, that are not searched: tests with made-up tokens, for example. cities/ is always searched.
     */
    readonly ignore?: string[];
  };
  /**
   * https address under which Telegram reaches this server; each bot's webhook is <publicUrl>/telegram/<city>.
   */
  readonly publicUrl?: string;
  /**
   * How Telegram is reached.
   */
  readonly telegram?: {
    /**
     * Base URL of the Bot API; change it for a local Bot API server.
     */
    readonly apiRoot?: string;
  };
  /**
   * How zeta serve behaves.
   */
  readonly serve?: {
    /**
     * What goes live when a file is saved beside a running server: texts only, everything, or nothing.
     */
    readonly watch?: 'prompts' | 'all' | 'off';
  };
  /**
   * What zeta city add writes when it is not told otherwise.
   */
  readonly defaults?: {
    /**
     * IANA name.
     */
    readonly timezone?: string;
    /**
     * ISO 4217 code.
     */
    readonly currency?: string;
    /**
     * Languages of a new city; the first is its default.
     *
     * @minItems 1
     */
    readonly languages?: [string, ...string[]];
  };
}
