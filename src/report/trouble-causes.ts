import type { KnownCause } from './causes/known-cause.ts';
import { ofBots } from './causes/of-bots.ts';
import { ofCrms } from './causes/of-crms.ts';
import { ofFeeds } from './causes/of-feeds.ts';
import { ofDatabase, ofReleases } from './causes/of-releases.ts';
import { ofProxies, ofStatus, ofTokens } from './causes/of-status.ts';
import { ofManagers, ofWebhooks } from './causes/of-webhooks.ts';

/** What is known of causes, by the kind of trouble; of several that fit, the first counts. */
export const knownCauses: Readonly<Record<string, readonly KnownCause[]>> = {
  bot: ofBots,
  webhook: ofWebhooks,
  crm: ofCrms,
  managers: ofManagers,
  release: ofReleases,
  feed: ofFeeds,
  database: ofDatabase,
  status: ofStatus,
  token: ofTokens,
  proxy: ofProxies,
};
