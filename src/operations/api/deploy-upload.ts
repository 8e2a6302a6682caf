import { exitCode } from '../../base/exit-code.ts';
import type { CityId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Store } from '../../store/store.ts';
import { type Against, filesAgainst } from '../against.ts';
import { stateOf } from '../api-tokens.ts';
import { type Deployment, deployCities, toldTelegram } from '../deploy-cities.ts';
import { changingFolder } from '../folder-lock.ts';
import { isStillValid } from '../people/still-valid.ts';
import { type Planning, planCities } from '../plan-cities.ts';
import { openTargetStore, type Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { checkUpload } from './check-upload.ts';
import { beginPlacing, dropStage, placeUpload, settlePlacing, stageUpload } from './staged-upload.ts';
import { Inventory, layersIn, Uploads } from './uploads.ts';
import type { ApiRequest, Upload, UploadedDeploy, UploadedFile } from './wire.ts';

/** Whoever asks. */
export type Uploader = ApiRequest['who'];

/** A deploy of a thousand cities takes minutes. */
const mostWaitMs = 150_000;

/**
 * What is uploaded to a server: it is built, compared and made live by the very verbs of the command line, from a folder
 * beside the server's cities, which then takes their place. So the folder is what is live, as on the machine it came from. One
 * upload at a time: another one waits.
 */
export class DeployUploads {
  readonly #tools: Tools;
  readonly #inventories = new Map<string, Inventory>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Hashes that neither were uploaded nor stand in the server's own files. */
  async missing(
    platform: Platform,
    { cities: allowed }: Pick<Uploader, 'cities'>,
    hashes: readonly string[],
  ): Promise<readonly string[]> {
    const { uploads, inventory } = this.#stores(platform);
    const own = await inventory.byHash(await openFolders(platform, allowed));
    const sent = await uploads.byHash();
    return [...new Set(hashes)].filter((hash) => !own.has(hash) && !sent.has(hash));
  }

  plan(platform: Platform, uploader: Uploader, upload: Upload): Promise<Planning> {
    return this.#staged(platform, uploader, upload, (staged) =>
      planCities(this.#tools, staged.platform, { names: staged.cities, against: 'live' }),
    );
  }

  /** What was sent, built: another upload may follow at once. */
  against(platform: Platform, uploader: Uploader, upload: Upload): Promise<Against> {
    return this.#staged(platform, uploader, upload, async ({ platform: staged, cities }) => {
      const store = await openTargetStore(platform);
      try {
        const root = staged.files.absolute('.');
        const { side } = await filesAgainst(this.#tools, platform, store, { label: 'files', root });
        const built = new Map<CityId, Awaited<ReturnType<Against['side']>>>();
        for (const city of cities) built.set(city, await side(city));
        return {
          label: 'files',
          cities,
          side: async (city) => built.get(city),
          close: async () => undefined,
        };
      } finally {
        store.close();
      }
    });
  }

  deploy(
    platform: Platform,
    uploader: Uploader,
    upload: Upload,
    { message, allow, commit, author, isDryRun, isOffline }: UploadedDeploy,
  ): Promise<Deployment> {
    const who = author === '' ? uploader.name : `${uploader.name}: ${printable(author)}`;
    const tools = { ...this.#tools, whoAndWhat: async () => ({ author: who, commit }) };
    return this.#staged(platform, uploader, upload, async ({ platform: staged, cities }) => {
      if (await tools.isTracked(platform.root, 'cities')) throw fromGit();
      if (!isDryRun) await beginPlacing(platform, cities, who);
      const deployment = await deployCities(tools, staged, {
        ...{ names: cities, message: printable(message), allow, origin: 'api' },
        ...(isDryRun && { isDryRun }),
        ...(await toldTelegram(tools, platform, isOffline)),
        mayGoOn: (store) => checkStillValid(store, uploader, tools.clock.now()),
      });
      if (isDryRun) return deployment;
      const done = deployment.cities
        .filter(({ kind }) => kind === 'live' || kind === 'unchanged')
        .map(({ city }) => city);
      await placeUpload(platform, done);
      if (done.length > 0) await this.#stores(platform).uploads.drop(placedOf(upload, done));
      return deployment;
    });
  }

  /** One at a time, in this process and in others. */
  #staged<T>(
    platform: Platform,
    uploader: Uploader,
    upload: Upload,
    use: (staged: { readonly platform: Platform; readonly cities: readonly CityId[] }) => Promise<T>,
  ): Promise<T> {
    checkUpload(upload);
    const work = async () => {
      try {
        await settlePlacing(platform);
        await this.#checkLayers(platform, uploader, upload);
        const { uploads, inventory } = this.#stores(platform);
        // The same that `missing` looks at: a city's files may be another's, too.
        const own = await inventory.byHash(await openFolders(platform, uploader.cities));
        const staged = await stageUpload(this.#tools, platform, { uploads, own }, upload);
        return await use({ platform: { ...platform, files: staged.files }, cities: staged.cities });
      } finally {
        // After a failure half-way, too: what went live gets its place.
        await settlePlacing(platform).then(() => dropStage(platform));
      }
    };
    const turn = this.#last.then(() => changingFolder(this.#tools, platform, mostWaitMs, work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Layers are under all cities: who may touch but some of them may not change what is under the others. */
  async #checkLayers(platform: Platform, { name, cities }: Uploader, { files }: Upload): Promise<void> {
    if (cities.length === 0) return;
    const { inventory } = this.#stores(platform);
    const own = await inventory.hashes(await layersIn(platform.files));
    const theirs = files.filter(({ path }) => path.startsWith('cities/_'));
    const isSame = theirs.length === own.size && theirs.every(({ path, sha256 }) => own.get(path) === sha256);
    if (isSame) return;
    throw new ZetaError(
      'not-allowed',
      `The token ${name} is for ${cities.join(', ')} alone, and cities/_shared is not as on the server.`,
      { hint: 'Have somebody deploy it whose token is for all cities.', exit: exitCode.operator },
    );
  }

  #stores(platform: Platform): { readonly uploads: Uploads; readonly inventory: Inventory } {
    const inventory = this.#inventories.get(platform.root) ?? new Inventory(platform.files);
    this.#inventories.set(platform.root, inventory);
    return { uploads: new Uploads(platform.data, () => this.#tools.clock.now()), inventory };
  }
}

/** Whoever revokes a token in the middle of its deploy wants no more of it: what is live by then stays, the rest does not follow. */
async function checkStillValid(store: Store, who: Uploader, now: number): Promise<void> {
  if (await isStillValid(store, who, now)) return;
  const [code, what] = await whyNot(store, who, now);
  throw new ZetaError(code, what, {
    hint: 'What was not live by then is as before: deploy it with another token (`zeta token create`).',
  });
}

async function whyNot(store: Store, { kind, name, hash }: Uploader, now: number): Promise<[string, string]> {
  if (kind === 'user') return ['session-ended', `${name} is not logged in any more.`];
  const token = await store.tokenWithHash(hash);
  const state = token ? stateOf(token, now) : 'revoked';
  // The one behind it is as it was.
  if (state === 'valid') return ['token-expired', `The short-lived token of ${name} has ended.`];
  return [`token-${state}`, `The token ${name} is ${state}.`];
}

/** What stands in the server's folders by now; what other cities of the upload need waits for the next try. */
function placedOf({ cities, files }: Upload, placed: readonly string[]): ReadonlySet<string> {
  const waiting = cities.filter((city) => !placed.includes(city)).map((city) => `cities/${city}/`);
  const isWaiting = ({ path }: UploadedFile) => waiting.some((folder) => path.startsWith(folder));
  const waits = new Set(files.filter(isWaiting).map(({ sha256 }) => sha256));
  return new Set(files.map(({ sha256 }) => sha256).filter((sha256) => !waits.has(sha256)));
}

/** Folders of the server whose files a token for these cities, or for all, may know of. */
async function openFolders({ files }: Platform, allowed: readonly string[]): Promise<readonly string[]> {
  return (await files.list('cities'))
    .filter(({ name, kind }) => kind === 'directory' && !name.startsWith('.') && isOpen(name, allowed))
    .map(({ name }) => `cities/${name}`);
}

/** Layers are under all. */
function isOpen(folder: string, cities: readonly string[]): boolean {
  return cities.length === 0 || folder.startsWith('_') || cities.includes(folder);
}

/** What others say is shown on terminals. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ');
}

function fromGit(): ZetaError {
  return new ZetaError('synced-from-git', 'The cities of this server come from git, and are not uploaded.', {
    hint: 'Open a pull request: what is merged is what the server takes.',
  });
}
