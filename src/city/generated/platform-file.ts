// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * Settings of the whole platform: the file zeta.yaml at its root.
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
   * Servers that releases go to from here, by the name that --to takes (zeta deploy --to production): their address and a token that was made there.
   */
  readonly targets?: {
    /**
     * Where a server is reached, and with which token.
     */
    [k: string]: {
      /**
       * Https address of the server's private door, as it is reached through its proxy; /api/ follows it. Plain http only to this machine.
       */
      readonly url: string;
      /**
       * Where the token of zeta token create is, never the token itself: env:NAME (a variable, or a line of .env) or file:PATH.
       */
      readonly token: string;
    };
  };
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
     *
     * Items: A file or folder, from the platform folder.
     */
    readonly ignore?: string[];
  };
  /**
   * Https address under which Telegram reaches this server. The webhook of a city's bot is this address with /telegram/ and the name of the city's folder after it.
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
   * How this server reaches Telegram, Bitrix24, feeds and the heartbeat.
   */
  readonly http?: {
    /**
     * HTTP proxy that calls go through: its address without a login, or env:NAME or file:PATH where the address with user and password is (http://user:password@proxy.example:3128). Without it, HTTPS_PROXY and HTTP_PROXY of the environment or of .env count. What NO_PROXY names, and this machine itself, is reached directly; the target dev uses no proxy.
     */
    readonly proxy?: string;
  };
  /**
   * How this server answers /api/ behind its private door.
   */
  readonly api?: {
    /**
     * Origins of web pages that browsers let ask this API, with a token; none: no page may.
     *
     * @maxItems 50
     *
     * Items: Scheme, host and port, without a path.
     */
    readonly cors?: string[];
    /**
     * How often each token and each person may ask; who asks more is told to wait (429, with Retry-After).
     */
    readonly rate?: {
      /**
       * How many requests of one token are answered in a minute, in the long run.
       */
      readonly perMinute?: number;
      /**
       * How many of them may come at once, after a while without any.
       */
      readonly burst?: number;
    };
    /**
     * What becomes of a text, setting or product that is changed over the API: files (the file here is written), branch (a commit on a branch of whoever changed it; nothing here changes), commit (the file here, and a commit on the branch that is checked out) or off (refused, with where to change it). Without it: branch in a git checkout, off where zeta-sync takes the files from git, else files.
     */
    readonly writes?: 'files' | 'branch' | 'commit' | 'off';
    /**
     * What the names of editors' branches begin with.
     */
    readonly branchPrefix?: string;
  };
  /**
   * How zeta serve behaves.
   */
  readonly serve?: {
    /**
     * What goes live when a file is saved beside a running server: prompts (texts only), all (everything) or off (nothing).
     */
    readonly watch?: 'prompts' | 'all' | 'off';
  };
  /**
   * For how many days is kept what is finished. What waits, what people still work at, and deals are kept for as long as it takes.
   */
  readonly retention?: {
    /**
     * Days for which updates and each turn are kept: what was asked, what the bot knew, and what it did.
     */
    readonly turns?: number;
    /**
     * Days for which old messages keep working: the pages of a list, a manager's reply that finds its customer. Turns that were set aside are kept for as long. Never shorter than turns.
     */
    readonly messages?: number;
    /**
     * Days after which a customer who wrote nothing is forgotten as by /forget: their language and campaign, and who they are in their requests. Without it they are kept until they are deleted.
     */
    readonly customers?: number;
  };
  /**
   * How people come in to the server's page and its API, beside name and password (zeta user add).
   */
  readonly login?: {
    /**
     * Where the token of the bot is that the Login Widget of Telegram belongs to: env:NAME (a variable, or a line of .env) or file:PATH. Users with a Telegram number may come in with it. Without this setting nobody does.
     */
    readonly telegram?: string;
  };
  /**
   * Tells operators of troubles in a Telegram chat: once when one begins, once when it is over. A bot of its own is best: it can still speak when a city's bot cannot.
   */
  readonly alerts?: {
    /**
     * Id of the chat or group that is written to, in quotes; a group's begins with a minus. The bot must be a member of the group, and a person must have written to the bot first.
     */
    readonly chat: string;
    /**
     * Where the token of the bot that writes is, never the token itself: env:NAME (a variable, or a line of .env) or file:PATH.
     */
    readonly token: string;
    /**
     * Address that is asked once a minute while the server takes updates, so that a service outside notices when it does not (healthchecks.io and its kin). Whoever knows it can pretend to be the server: env:NAME or file:PATH keep it out of the repository.
     */
    readonly heartbeat?: string;
    /**
     * Minutes that a ticket may wait for its deal before operators are told.
     */
    readonly ticketMinutes?: number;
  };
  /**
   * What zeta city add writes when it is not told otherwise.
   */
  readonly defaults?: {
    /**
     * IANA name of a new city's time zone.
     */
    readonly timezone?: string;
    /**
     * ISO 4217 code of a new city's currency.
     */
    readonly currency?: string;
    /**
     * Languages of a new city; the first is its default.
     *
     * @minItems 1
     *
     * Items: Two letters: ru (Russian), kk (Kazakh) or en (English).
     */
    readonly languages?: [string, ...string[]];
  };
}
