import { exitCode } from '../../base/exit-code.ts';
import type { CityId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { type Against, filesAgainst } from '../against.ts';
import { type Deployment, deployCities } from '../deploy-cities.ts';
import { type Planning, planCities } from '../plan-cities.ts';
import { openTargetStore, type Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { checkUpload } from './check-upload.ts';
import {
  beginPlacing,
  dropStage,
  placeUpload,
  type StagedUpload,
  settlePlacing,
  stageUpload,
} from './staged-upload.ts';
import { Inventory, layersIn, Uploads } from './uploads.ts';
import type { Upload, UploadedDeploy } from './wire.ts';

/** Whoever asks, as far as an upload is concerned. */
export interface Uploader {
  /** Name of the token. */
  readonly name: string;
  /** None: all. */
  readonly cities: readonly string[];
}

/** A deploy of a thousand cities takes minutes; a look takes a quarter of a second. */
const mostLooks = 600;

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
    const cities = (await platform.files.list('cities')).filter(({ kind }) => kind === 'directory');
    const own = await inventory.byHash(
      cities
        .filter(({ name }) => !name.startsWith('.') && isOpen(name, allowed))
        .map(({ name }) => `cities/${name}`),
    );
    const missing: string[] = [];
    for (const hash of new Set(hashes)) {
      if (!own.has(hash) && (await uploads.find(hash)) === undefined) missing.push(hash);
    }
    return missing;
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
    { message, allow, commit, author }: UploadedDeploy,
  ): Promise<Deployment> {
    const who = author === '' ? uploader.name : `${uploader.name}: ${printable(author)}`;
    const tools = { ...this.#tools, whoAndWhat: async () => ({ author: who, commit }) };
    return this.#staged(platform, uploader, upload, async ({ platform: staged, cities }) => {
      if (await tools.isTracked(platform.root, 'cities')) throw fromGit();
      await beginPlacing(platform, cities, who);
      const options = { names: cities, message: printable(message), allow, origin: 'api' } as const;
      const deployment = await deployCities(tools, staged, options);
      const done = deployment.cities.filter(({ kind }) => kind === 'live' || kind === 'unchanged');
      await placeUpload(
        platform,
        done.map(({ city }) => city),
      );
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
    const turn = this.#last.then(async () => {
      const lock = await deployLock(platform);
      try {
        await settlePlacing(platform);
        await this.#checkLayers(platform, uploader, upload);
        const stores = this.#stores(platform);
        const staged: StagedUpload = await stageUpload(this.#tools, platform, stores, upload);
        return await use({ platform: { ...platform, files: staged.files }, cities: staged.cities });
      } finally {
        // After a failure half-way, too: what went live gets its place.
        await settlePlacing(platform)
          .then(() => dropStage(platform))
          .finally(() => lock.release());
      }
    });
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

/** Whether a token for these cities, or for all, may know of this folder; layers are under all. */
function isOpen(folder: string, cities: readonly string[]): boolean {
  return cities.length === 0 || folder.startsWith('_') || cities.includes(folder);
}

/** What others say is shown on terminals. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ');
}

/** Of the platform folder, whose cities all targets share. */
async function deployLock({ files }: Platform): Promise<{ release(): void }> {
  const { takeLock } = await import('../../store/lock.ts');
  if (!(await files.exists('.zeta/.gitignore'))) await files.write('.zeta/.gitignore', '*\n');
  for (let look = 0; look < mostLooks; look += 1) {
    const lock = takeLock(files.absolute('.zeta/upload.lock'));
    if (lock) return lock;
  }
  throw new ZetaError('deploy-busy', 'Another deploy is under way, and did not end.', {
    hint: 'Try again when it has ended.',
  });
}

function fromGit(): ZetaError {
  return new ZetaError('synced-from-git', 'The cities of this server come from git, and are not uploaded.', {
    hint: 'Open a pull request: what is merged is what the server takes.',
  });
}
