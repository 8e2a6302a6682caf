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
