import {
  cities,
  city,
  flag,
  hash,
  moment,
  object,
  paging,
  query,
  type Route,
  release,
  text,
} from '../route.ts';

const mostFiles = 100_000;
/** A manifest of a hundred thousand files. */
export const mostJsonBytes = 16 * 1024 * 1024;
/** Ten thousand cities. */
const manyBytes = 2 * 1024 * 1024;

const upload = object({
  cities: { ...cities, description: 'The cities that are sent.' },
  files: {
    type: 'array',
    maxItems: mostFiles,
    description: 'All files of these cities, and of the layers under all cities.',
    items: object({ path: text(4096, 'From the platform folder: cities/almaty/city.yaml.'), sha256: hash }),
  },
});

const steps = {
  type: 'array',
  maxItems: 10_000,
  items: object({ city, from: release, to: release }),
} as const;

const emptyUpload = { cities: [], files: [] };

/** What is live, what was, and what would be. */
export const releaseRoutes: readonly Route[] = [
  {
    id: 'releases',
    method: 'GET',
    path: '/api/releases',
    tag: 'releases',
    summary: 'Releases of one city or of all, the newest first.',
    scope: 'read',
    query: query({ city, ...paging }),
    example: { query: { city: 'almaty', limit: 5 } },
  },
  {
    id: 'showRelease',
    method: 'GET',
    path: '/api/cities/{city}/releases/{number}',
    tag: 'releases',
    summary: 'A release with its settings and texts.',
    scope: 'read',
    example: { path: { city: 'almaty', number: 1 } },
  },
  {
    id: 'compareReleases',
    method: 'GET',
    path: '/api/cities/{city}/releases/{number}/changes',
    tag: 'releases',
    summary: 'What customers saw change from another release to this one.',
    scope: 'read',
    query: object({ from: { ...release, description: 'The release that it is compared with.' } }),
    example: { path: { city: 'almaty', number: 1 }, query: { from: 1 } },
  },
  {
    id: 'rollback',
    method: 'POST',
    path: '/api/cities/{city}/rollback',
    tag: 'releases',
    summary:
      'Makes an earlier release live and pins the city to it; without a number the newest earlier one.',
    scope: 'deploy',
    body: object({ number: release }, ['number']),
    example: { path: { city: 'almaty' }, body: {}, status: 409 },
  },
  {
    id: 'pin',
    method: 'PUT',
    path: '/api/cities/{city}/pin',
    tag: 'releases',
    summary: 'Holds what is live: saves and feeds wait until it is unpinned, or somebody deploys.',
    scope: 'deploy',
    body: object({ reason: { type: 'string', maxLength: 500, description: 'Kept with the move.' } }, [
      'reason',
    ]),
    example: { path: { city: 'almaty' }, body: { reason: 'Sale until Sunday' } },
  },
  {
    id: 'unpin',
    method: 'DELETE',
    path: '/api/cities/{city}/pin',
    tag: 'releases',
    summary: 'Lets saves and feeds of a pinned city go live again.',
    scope: 'deploy',
    example: { path: { city: 'almaty' } },
  },
  {
    id: 'planRollbacks',
    method: 'POST',
    path: '/api/rollbacks/plan',
    tag: 'releases',
    summary:
      'Where all live cities would go, each to its earlier release or to what was live before a moment.',
    scope: 'read',
    body: object({ before: moment }, ['before']),
    example: { body: {}, status: 409 },
  },
  {
    id: 'rollBackCities',
    method: 'POST',
    path: '/api/rollbacks',
    tag: 'releases',
    summary: 'Carries out what `planRollbacks` said; a city that was moved since is left alone.',
    scope: 'deploy',
    body: object({ steps }),
    mostBodyBytes: manyBytes,
    example: { body: { steps: [] } },
  },
  {
    id: 'pruneReleases',
    method: 'POST',
    path: '/api/releases/prune',
    tag: 'releases',
    summary: 'Drops old releases but for the newest and what is live, and catalogs that nobody needs then.',
    scope: 'deploy',
    body: object({ cities, keep: { type: 'integer', minimum: 1, maximum: 99_999 } }),
    example: { body: { cities: ['almaty'], keep: 50 } },
  },
  {
    id: 'missingFiles',
    method: 'POST',
    path: '/api/files/missing',
    tag: 'releases',
    summary: 'Which of these files the server does not have: send those.',
    scope: 'read',
    kind: 'bulk',
    body: object({ files: { type: 'array', maxItems: mostFiles, items: hash } }),
    example: { body: { files: [] } },
  },
  {
    id: 'keepFile',
    method: 'PUT',
    path: '/api/files/{sha256}',
    tag: 'releases',
    summary: 'Sends one file, as its bytes, for a plan or a deploy that follows.',
    // A plan is made from files that were sent.
    scope: 'read',
    kind: 'file',
    example: {
      path: { sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824' },
      body: 'hello',
    },
  },
  {
    id: 'plan',
    method: 'POST',
    path: '/api/plan',
    tag: 'releases',
    summary: 'What customers would see change if these files went live.',
    scope: 'read',
    kind: 'bulk',
    body: object({ upload }),
    example: { body: { upload: emptyUpload }, status: 400 },
  },
  {
    id: 'deploy',
    method: 'POST',
    path: '/api/deploy',
    tag: 'releases',
    summary: 'Makes these files live, city by city; the server keeps them as its own.',
    scope: 'deploy',
    kind: 'bulk',
    body: object({
      upload,
      options: object(
        {
          message: { type: 'string', maxLength: 2000 },
          allow: {
            type: 'array',
            maxItems: 20,
            items: text(80),
            description: 'Guards that may be overruled.',
          },
          commit: {
            type: 'string',
            pattern: '^(?:[0-9a-f]{7,64})?$',
            description: 'Of the checkout that the files are from; empty: of none.',
          },
          author: { type: 'string', maxLength: 200, description: 'Who says to do it.' },
          isDryRun: { ...flag, description: 'All is checked and tried, and nothing changed.' },
          isOffline: { ...flag, description: 'Telegram is not asked; what it should know is owed.' },
        },
        ['isDryRun', 'isOffline'],
      ),
    }),
    example: {
      body: {
        upload: emptyUpload,
        options: { message: 'New prices', allow: [], commit: '', author: 'site' },
      },
      status: 400,
    },
  },
  {
    id: 'replay',
    method: 'POST',
    path: '/api/replay',
    tag: 'releases',
    summary: 'Real turns taken again, beside a release or beside files that were sent; the answer is masked.',
    scope: 'read',
    kind: 'bulk',
    body: object({ cities, since: moment, release: object({ city, number: release }), upload }, [
      'release',
      'upload',
    ]),
    example: { body: { cities: ['almaty'], since: 0, release: { city: 'almaty', number: 1 } } },
  },
  {
    id: 'drafts',
    method: 'POST',
    path: '/api/drafts',
    tag: 'releases',
    summary: 'Real conversations as drafts of tests, masked.',
    scope: 'read',
    body: object({ cities }),
    example: { body: { cities: ['almaty'] } },
  },
  {
    id: 'progress',
    method: 'POST',
    path: '/api/progress',
    tag: 'releases',
    summary: 'How far a commit has come: which cities it is live in, and what holds up the others.',
    scope: 'read',
    body: object({ commit: { type: 'string', pattern: '^[0-9a-f]{7,64}$' }, cities }),
    mostBodyBytes: manyBytes,
    example: { body: { commit: 'f00dface', cities: ['almaty'] } },
  },
];
