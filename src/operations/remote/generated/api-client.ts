// Generated from src/operations/api/ by scripts/generate.ts. Do not edit: run `npm run generate`.
import type { Answers } from '../../api/answers.ts';
import type { Inputs } from '../../api/generated/inputs.ts';
import type { Call } from '../call.ts';

export type ApiClient = ReturnType<typeof apiClient>;

/** Every route of the API that takes and gives JSON. */
export function apiClient(call: Call) {
  return {
    /** The cities that are live, by name. */
    cities: (input: Inputs['cities'] = {}): Promise<Answers['cities']> =>
      call<Answers['cities']>({"method":"GET","path":"/api/cities","query":["limit","cursor"],"body":null,"parts":["cities","next","target"]}, input),
    /** A city as it is served now. */
    city: (input: Inputs['city']): Promise<Answers['city']> =>
      call<Answers['city']>({"method":"GET","path":"/api/cities/{city}","query":[],"body":null,"parts":["city","currency","isPinned","languages","name","problem","release","timezone"]}, input),
    /** The settings of a city as they are live; secrets stand in them as references. */
    config: (input: Inputs['config']): Promise<Answers['config']> =>
      call<Answers['config']>({"method":"GET","path":"/api/cities/{city}/config","query":[],"body":null,"parts":["city","release","settings"]}, input),
    /** The texts of a city as its customers read them, in one language. */
    prompts: (input: Inputs['prompts']): Promise<Answers['prompts']> =>
      call<Answers['prompts']>({"method":"GET","path":"/api/cities/{city}/prompts","query":["lang"],"body":null,"parts":["city","language","languages","own","prompts","release"]}, input),
    /** What customers of a city would find, best first. */
    searchProducts: (input: Inputs['searchProducts']): Promise<Answers['searchProducts']> =>
      call<Answers['searchProducts']>({"method":"GET","path":"/api/products/search","query":["city","q","price_min","price_max","available","limit","facets"],"body":null,"parts":["city","currency","hadWords","isEstimate","locale","match","mended","others","products","query","relaxed","total","understood","unknown"]}, input),
    /** Releases of one city or of all, the newest first. */
    releases: (input: Inputs['releases'] = {}): Promise<Answers['releases']> =>
      call<Answers['releases']>({"method":"GET","path":"/api/releases","query":["city","limit","cursor"],"body":null,"parts":["next","releases","target"]}, input),
    /** A release with its settings and texts. */
    showRelease: (input: Inputs['showRelease']): Promise<Answers['showRelease']> =>
      call<Answers['showRelease']>({"method":"GET","path":"/api/cities/{city}/releases/{number}","query":[],"body":null,"parts":["at","author","catalog","city","commit","isLive","isPinned","isWhole","message","number","origin","products","prompts","rolledBackAt","settings","target"]}, input),
    /** What customers saw change from another release to this one. */
    compareReleases: (input: Inputs['compareReleases']): Promise<Answers['compareReleases']> =>
      call<Answers['compareReleases']>({"method":"GET","path":"/api/cities/{city}/releases/{number}/changes","query":["from"],"body":null,"parts":["city","from","plan","target","to"]}, input),
    /** Makes an earlier release live and pins the city to it; without a number the newest earlier one. */
    rollback: (input: Inputs['rollback']): Promise<Answers['rollback']> =>
      call<Answers['rollback']>({"method":"POST","path":"/api/cities/{city}/rollback","query":[],"body":["number"],"parts":["city","from","skipped","target","to"]}, input),
    /** Lets saves and feeds of a pinned city go live again. */
    unpin: (input: Inputs['unpin']): Promise<Answers['unpin']> =>
      call<Answers['unpin']>({"method":"DELETE","path":"/api/cities/{city}/pin","query":[],"body":null,"parts":["city","target","wasPinned"]}, input),
    /** Where all live cities would go, each to its earlier release or to what was live before a moment. */
    planRollbacks: (input: Inputs['planRollbacks'] = {}): Promise<Answers['planRollbacks']> =>
      call<Answers['planRollbacks']>({"method":"POST","path":"/api/rollbacks/plan","query":[],"body":["before"],"parts":["before","steps","target"]}, input),
    /** Carries out what `planRollbacks` said; a city that was moved since is left alone. */
    rollBackCities: (input: Inputs['rollBackCities']): Promise<Answers['rollBackCities']> =>
      call<Answers['rollBackCities']>({"method":"POST","path":"/api/rollbacks","query":[],"body":["steps"],"parts":["before","done","overtaken","steps","target"]}, input),
    /** Drops old releases but for the newest and what is live, and catalogs that nobody needs then. */
    pruneReleases: (input: Inputs['pruneReleases']): Promise<Answers['pruneReleases']> =>
      call<Answers['pruneReleases']>({"method":"POST","path":"/api/releases/prune","query":[],"body":["cities","keep"],"parts":["catalogs","cities","target"]}, input),
    /** Which of these files the server does not have: send those. */
    missingFiles: (input: Inputs['missingFiles']): Promise<Answers['missingFiles']> =>
      call<Answers['missingFiles']>({"method":"POST","path":"/api/files/missing","query":[],"body":["files"],"parts":["missing"]}, input),
    /** What customers would see change if these files went live. */
    plan: (input: Inputs['plan']): Promise<Answers['plan']> =>
      call<Answers['plan']>({"method":"POST","path":"/api/plan","query":[],"body":["upload"],"parts":["against","allowed","candidates","diagnostics","drift","gone","hasChanges","notices","target"]}, input),
    /** Makes these files live, city by city; the server keeps them as its own. */
    deploy: (input: Inputs['deploy']): Promise<Answers['deploy']> =>
      call<Answers['deploy']>({"method":"POST","path":"/api/deploy","query":[],"body":["upload","options"],"parts":["cities","diagnostics","target"]}, input),
    /** Real turns taken again, beside a release or beside files that were sent; the answer is masked. */
    replay: (input: Inputs['replay']): Promise<Answers['replay']> =>
      call<Answers['replay']>({"method":"POST","path":"/api/replay","query":[],"body":["cities","since","release","upload"],"parts":["against","cities","hasChanges","since","target","until"]}, input),
    /** Real conversations as drafts of tests, masked. */
    drafts: (input: Inputs['drafts']): Promise<Answers['drafts']> =>
      call<Answers['drafts']>({"method":"POST","path":"/api/drafts","query":[],"body":["cities"],"parts":["cities","target"]}, input),
    /** How far a commit has come: which cities it is live in, and what holds up the others. */
    progress: (input: Inputs['progress']): Promise<Answers['progress']> =>
      call<Answers['progress']>({"method":"POST","path":"/api/progress","query":[],"body":["commit","cities"],"parts":["cities","commit","target"]}, input),
    /** What is live, how it is, and who serves it. */
    status: (): Promise<Answers['status']> =>
      call<Answers['status']>({"method":"GET","path":"/api/status","query":[],"body":null,"parts":["backupAt","cities","deploying","isServed","serving","target"]}, {}),
    /** Lines of the log, the oldest first. */
    logs: (input: Inputs['logs'] = {}): Promise<Answers['logs']> =>
      call<Answers['logs']>({"method":"GET","path":"/api/logs","query":["city","since","level","most"],"body":null,"parts":["lines","target"]}, input),
    /** Which secrets the files refer to, and whether they are set; never what they are. */
    secrets: (): Promise<Answers['secrets']> =>
      call<Answers['secrets']>({"method":"GET","path":"/api/secrets","query":[],"body":null,"parts":["secrets","target","unread"]}, {}),
    /** Sets a secret that the files refer to; it is used within a second. */
    setSecret: (input: Inputs['setSecret']): Promise<Answers['setSecret']> =>
      call<Answers['setSecret']>({"method":"PUT","path":"/api/secrets/{name}","query":[],"body":["value"],"parts":["isOverridden","name","uses","what"]}, input),
  };
}
