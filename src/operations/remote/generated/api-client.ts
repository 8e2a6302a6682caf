// Generated from src/operations/api/ by scripts/generate.ts. Do not edit: run `npm run generate`.
import type { Answers } from '../../api/answers.ts';
import type { Inputs } from '../../api/generated/inputs.ts';
import type { Call } from '../call.ts';

export type ApiClient = ReturnType<typeof apiClient>;

/** Every route of the API that takes and gives JSON. */
export function apiClient(call: Call) {
  return {
    /** Cities that are live, by their names. */
    cities: (input: Inputs['cities'] = {}): Promise<Answers['cities']> =>
      call<Answers['cities']>({"method":"GET","path":"/api/cities","query":["limit","cursor"],"body":null,"parts":["cities","next","target"]}, input),
    /** A city as customers meet it now, and where its release comes from. */
    city: (input: Inputs['city']): Promise<Answers['city']> =>
      call<Answers['city']>({"method":"GET","path":"/api/cities/{city}","query":[],"body":null,"parts":["author","bot","city","commit","crm","currency","hasManagers","isPinned","languages","liveSince","madeAt","message","name","origin","products","release","target","timezone"]}, input),
    /** The live settings, as they were compiled; secrets by name. */
    cityConfig: (input: Inputs['cityConfig']): Promise<Answers['cityConfig']> =>
      call<Answers['cityConfig']>({"method":"GET","path":"/api/cities/{city}/config","query":[],"body":null,"parts":["city","release","settings"]}, input),
    /** How a city is: its bot, its webhook, its CRM, its feeds, and what waits. */
    cityStatus: (input: Inputs['cityStatus']): Promise<Answers['cityStatus']> =>
      call<Answers['cityStatus']>({"method":"GET","path":"/api/cities/{city}/status","query":[],"body":null,"parts":["bot","catalogProblem","city","crm","drift","feeds","health","inbox","isOrphaned","isPinned","isServed","lastTurnAt","live","liveSince","managers","outbox","owed","pending","problem","products","refused","resent","stuck","target","webhook"]}, input),
    /** All mistakes in the files of the server, as `zeta validate` tells them. */
    diagnostics: (input: Inputs['diagnostics'] = {}): Promise<Answers['diagnostics']> =>
      call<Answers['diagnostics']>({"method":"GET","path":"/api/diagnostics","query":["limit","cursor"],"body":null,"parts":["cities","counts","diagnostics","isValid","next","products"]}, input),
    /** The same of one city. */
    cityDiagnostics: (input: Inputs['cityDiagnostics']): Promise<Answers['cityDiagnostics']> =>
      call<Answers['cityDiagnostics']>({"method":"GET","path":"/api/cities/{city}/diagnostics","query":["limit","cursor"],"body":null,"parts":["cities","counts","diagnostics","isValid","next","products"]}, input),
    /** The texts of a city as its customers read them, in one language. */
    prompts: (input: Inputs['prompts']): Promise<Answers['prompts']> =>
      call<Answers['prompts']>({"method":"GET","path":"/api/cities/{city}/prompts","query":["lang"],"body":null,"parts":["city","language","languages","own","prompts","release"]}, input),
    /** What customers of a city would find, best first. */
    searchProducts: (input: Inputs['searchProducts']): Promise<Answers['searchProducts']> =>
      call<Answers['searchProducts']>({"method":"GET","path":"/api/products/search","query":["city","q","price_min","price_max","available","limit","facets"],"body":null,"parts":["city","currency","hadWords","isEstimate","locale","match","mended","others","products","query","relaxed","total","understood","unknown"]}, input),
    /** The products of the live catalog: what can be bought first, then as in the files. */
    products: (input: Inputs['products']): Promise<Answers['products']> =>
      call<Answers['products']>({"method":"GET","path":"/api/cities/{city}/products","query":["category","available","price_min","price_max","limit","cursor"],"body":null,"parts":["city","next","products"]}, input),
    /** One of them, by just its article. */
    product: (input: Inputs['product']): Promise<Answers['product']> =>
      call<Answers['product']>({"method":"GET","path":"/api/cities/{city}/products/{sku}","query":[],"body":null,"parts":["attributes","brand","category","city","currency","description","images","isAvailable","link","name","price","priceText","ref","sku","stock"]}, input),
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
    /** Holds what is live: saves and feeds wait until it is unpinned, or somebody deploys. */
    pin: (input: Inputs['pin']): Promise<Answers['pin']> =>
      call<Answers['pin']>({"method":"PUT","path":"/api/cities/{city}/pin","query":[],"body":["reason"],"parts":["city","number","target","wasPinned"]}, input),
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
    /** The texts of the city’s own file, as the next change by the same caller finds them, with its ETag. */
    ownPrompts: (input: Inputs['ownPrompts']): Promise<Answers['ownPrompts']> =>
      call<Answers['ownPrompts']>({"method":"GET","path":"/api/cities/{city}/prompts/own","query":["lang"],"body":null,"parts":["branch","city","etag","file","language","own","refusal","writes"]}, input),
    /** Sets texts by key in the city’s own file, null takes one away; live at once where the server writes its own files. */
    writePrompts: (input: Inputs['writePrompts']): Promise<Answers['writePrompts']> =>
      call<Answers['writePrompts']>({"method":"PUT","path":"/api/cities/{city}/prompts","query":["lang"],"body":"changes","parts":["behind","branch","changes","city","commit","diagnostics","etag","file","kind","language","live","mode","previous","pullRequest","written"]}, input),
    /** The city’s own city.yaml as it is written, with its ETag; secrets by name. */
    settings: (input: Inputs['settings']): Promise<Answers['settings']> =>
      call<Answers['settings']>({"method":"GET","path":"/api/cities/{city}/settings","query":[],"body":null,"parts":["branch","city","etag","file","own","refusal","writes"]}, input),
    /** Sets settings in the city’s own city.yaml; those of the bot, the CRM and the catalog need the scope deploy, too. */
    writeSettings: (input: Inputs['writeSettings']): Promise<Answers['writeSettings']> =>
      call<Answers['writeSettings']>({"method":"PATCH","path":"/api/cities/{city}/settings","query":[],"body":"changes","parts":["behind","branch","changes","city","commit","diagnostics","etag","file","kind","live","mode","pullRequest"]}, input),
    /** Sets cells of a product in the city’s own catalog file, or adds it there. */
    writeProduct: (input: Inputs['writeProduct']): Promise<Answers['writeProduct']> =>
      call<Answers['writeProduct']>({"method":"PUT","path":"/api/cities/{city}/products/{sku}","query":[],"body":"fields","parts":["behind","branch","changes","city","commit","diagnostics","did","etag","file","kind","live","mode","pullRequest","sku"]}, input),
    /** Takes a product out of the city’s catalog. */
    removeProduct: (input: Inputs['removeProduct']): Promise<Answers['removeProduct']> =>
      call<Answers['removeProduct']>({"method":"DELETE","path":"/api/cities/{city}/products/{sku}","query":[],"body":null,"parts":["behind","branch","changes","city","commit","diagnostics","did","etag","file","kind","live","mode","pullRequest","sku"]}, input),
    /** Takes an order of the shop’s site: a ticket with its card for the managers and exactly one deal, now or once the CRM answers. */
    createDeal: (input: Inputs['createDeal']): Promise<Answers['createDeal']> =>
      call<Answers['createDeal']>({"method":"POST","path":"/api/bitrix/deals","query":[],"body":["city","customer","products","comment","source","id"],"parts":["city","id","isNew","isServed","target","ticket"]}, input),
    /** Customers who were handed to people, of one city or of all, the newest first. */
    escalations: (input: Inputs['escalations'] = {}): Promise<Answers['escalations']> =>
      call<Answers['escalations']>({"method":"GET","path":"/api/escalations","query":["city","state","kind","since","until","assigned","limit","cursor"],"body":null,"parts":["escalations","next","target"]}, input),
    /** One of them, with the talk as far as it is kept, and what became of the deal. */
    showEscalation: (input: Inputs['showEscalation']): Promise<Answers['showEscalation']> =>
      call<Answers['showEscalation']>({"method":"GET","path":"/api/cities/{city}/escalations/{id}","query":[],"body":null,"parts":["assigned","city","customer","deal","handledAt","handledBy","id","isLost","kind","lines","openedAt","outcome","product","query","release","said","source","state","talk","target"]}, input),
    /** Takes the customer, as Take on the card does: card, customer and deal follow. */
    takeEscalation: (input: Inputs['takeEscalation']): Promise<Answers['takeEscalation']> =>
      call<Answers['takeEscalation']>({"method":"POST","path":"/api/cities/{city}/escalations/{id}/take","query":[],"body":["as"],"parts":["action","by","escalation","isAsked","isDone","isServed","target"]}, input),
    /** Closes what was taken; or says that what nobody took is nothing for the shop. */
    closeEscalation: (input: Inputs['closeEscalation']): Promise<Answers['closeEscalation']> =>
      call<Answers['closeEscalation']>({"method":"POST","path":"/api/cities/{city}/escalations/{id}/close","query":[],"body":["as","isDeclined"],"parts":["action","by","escalation","isAsked","isDone","isServed","target"]}, input),
    /** Customers of a city, whoever did something last first. */
    customers: (input: Inputs['customers']): Promise<Answers['customers']> =>
      call<Answers['customers']>({"method":"GET","path":"/api/cities/{city}/customers","query":["find","limit","cursor"],"body":null,"parts":["city","customers","next","target"]}, input),
    /** All that is kept of a customer; that it was handed out stands in the audit. */
    exportCustomer: (input: Inputs['exportCustomer']): Promise<Answers['exportCustomer']> =>
      call<Answers['exportCustomer']>({"method":"GET","path":"/api/cities/{city}/customers/{customer}","query":[],"body":null,"parts":["city","customer","lists","requests","session","target","turns","updates"]}, input),
    /** Deletes it, as the customer’s own /forget does; what stands in the CRM stays there. */
    eraseCustomer: (input: Inputs['eraseCustomer']): Promise<Answers['eraseCustomer']> =>
      call<Answers['eraseCustomer']>({"method":"DELETE","path":"/api/cities/{city}/customers/{customer}","query":[],"body":null,"parts":["city","customer","target","underWay"]}, input),
    /** Conversations, searches, requests and deals of a city or of all; with `by` also by day or hour. */
    analytics: (input: Inputs['analytics'] = {}): Promise<Answers['analytics']> =>
      call<Answers['analytics']>({"method":"GET","path":"/api/analytics","query":["city","since","until","by"],"body":null,"parts":["by","cities","series","since","target","until"]}, input),
    /** Who may come in. */
    users: (input: Inputs['users'] = {}): Promise<Answers['users']> =>
      call<Answers['users']>({"method":"GET","path":"/api/users","query":["limit","cursor"],"body":null,"parts":["next","target","users"]}, input),
    /** Lets somebody in from now on; without a password one is made, and shown once. */
    addUser: (input: Inputs['addUser']): Promise<Answers['addUser']> =>
      call<Answers['addUser']>({"method":"POST","path":"/api/users","query":[],"body":["name","role","cities","telegram","password","isTelegramOnly"],"parts":["password","target","user"]}, input),
    /** Gives somebody another role, other cities, another Telegram account or password, or shuts them out. */
    changeUser: (input: Inputs['changeUser']): Promise<Answers['changeUser']> =>
      call<Answers['changeUser']>({"method":"PATCH","path":"/api/users/{name}","query":[],"body":["role","cities","telegram","isDisabled","password"],"parts":["target","tokens","user"]}, input),
    /** All tokens that ever were made, the oldest first; never what they are. */
    tokens: (input: Inputs['tokens'] = {}): Promise<Answers['tokens']> =>
      call<Answers['tokens']>({"method":"GET","path":"/api/tokens","query":["limit","cursor"],"body":null,"parts":["next","target","tokens"]}, input),
    /** Makes a token for a machine; it is shown once. */
    createToken: (input: Inputs['createToken']): Promise<Answers['createToken']> =>
      call<Answers['createToken']>({"method":"POST","path":"/api/tokens","query":[],"body":["name","scopes","cities","expires"],"parts":["cities","createdAt","createdBy","expiresAt","lastUsedAt","name","revokedAt","scopes","state","target","token"]}, input),
    /** Refuses it from the next request on, and all that was made from it. */
    revokeToken: (input: Inputs['revokeToken']): Promise<Answers['revokeToken']> =>
      call<Answers['revokeToken']>({"method":"DELETE","path":"/api/tokens/{name}","query":[],"body":null,"parts":["name","target"]}, input),
    /** Who did what, from where, the newest first. */
    audit: (input: Inputs['audit'] = {}): Promise<Answers['audit']> =>
      call<Answers['audit']>({"method":"GET","path":"/api/audit","query":["city","who","what","since","limit","cursor"],"body":null,"parts":["entries","next","since","target"]}, input),
    /** Whether each entry is as it was written, and the hash of the last one, to be kept elsewhere. */
    verifyAudit: (input: Inputs['verifyAudit'] = {}): Promise<Answers['verifyAudit']> =>
      call<Answers['verifyAudit']>({"method":"GET","path":"/api/audit/verification","query":["head"],"body":null,"parts":["broken","entries","hasHead","head","isWhole","target"]}, input),
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
