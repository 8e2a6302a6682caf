import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/base/digest.ts';
import { ZetaError } from '../../src/base/zeta-error.ts';
import { Uploads } from '../../src/operations/api/uploads.ts';
import { outcomeOf } from '../../src/operations/api/wire.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { status } from '../../src/operations/status.ts';
import type { ServeTools } from '../../src/operations/tools.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { failingAfter } from '../support/failing-files.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { serveDev, testServeTools, tools, until } from '../support/tools.ts';

/** As Node says it. */
const full = () =>
  Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
    path: '/srv/zeta/.zeta',
  });

const changed = smallCatalog.replace('100000', '120000');
const deployAll = { names: [], message: '', allow: [] };

function leftovers(dataRoot: string): readonly string[] {
  return ['.', 'catalogs', 'cache'].flatMap((folder) =>
    readdirSync(join(dataRoot, folder)).filter((name) => /draft|journal/.test(name)),
  );
}

describe('A disk that is full while a city is compiled', () => {
  it('leaves what is live at each step of a deploy, says what to do, and the next deploy is whole', async () => {
    let steps = 0;
    for (let isDone = false; !isDone; steps += 1) {
      const folder = platformFolder(smallCity('almaty'));
      const platform = await openPlatform(tools, { root: folder.root });
      await deployCities(tools, platform, deployAll);
      folder.write('cities/almaty/catalog.csv', changed);
      const fail = failingAfter(steps, full);
      // What is there may still be taken away.
      const data = { ...fail(platform.data), remove: platform.data.remove };
      const outcome = await deployCities(tools, { ...platform, data }, deployAll).then(
        ({ cities: [city] }) => (city?.kind === 'failed' ? city.error : city?.kind),
        (error: unknown) => error,
      );
      isDone = outcome === 'live';
      if (isDone) break;
      const problem = outcomeOf(outcome);
      expect(problem).toMatchObject({
        problem: { exit: 3, detail: expect.stringContaining('the disk is full') },
      });
      expect(JSON.stringify(problem)).toContain('Make room');
      expect((await status(tools, platform)).cities).toMatchObject([{ live: 1, health: expect.anything() }]);
      expect(leftovers(platform.dataRoot)).toEqual([]);
      expect((await deployCities(tools, platform, deployAll)).cities).toMatchObject([
        { kind: 'live', number: 2 },
      ]);
      expect((await status(tools, platform)).cities).toMatchObject([{ live: 2, drift: [] }]);
    }
    expect(steps).toBeGreaterThan(2);
  });

  it('refuses a save, which status explains, and the next deploy makes it live', async () => {
    const folder = platformFolder(smallCity('almaty'));
    const own = testServeTools();
    const disk = { isFull: false };
    const startBuilder: ServeTools['startBuilder'] = (work) => {
      const builder = own.startBuilder(work);
      // From a thread an error comes with its words alone.
      const build: typeof builder.build = async (request) => {
        if (disk.isFull) throw new Error(full().message);
        return builder.build(request);
      };
      return { ...builder, build };
    };
    const serving = await serveDev(folder.root, { watch: 'all' }, { startBuilder });
    const platform = await openPlatform(tools, { root: folder.root });
    disk.isFull = true;
    folder.write('cities/almaty/catalog.csv', changed);
    const refused = async () => (await serving.store.notices()).get(almaty)?.refused ?? '';
    await until(async () => (await refused()).includes('no space left'), 'the refusal is noted');
    expect((await status(tools, platform)).cities).toMatchObject([
      { live: 1, refused: expect.stringContaining('no space left') },
    ]);
    expect(texts(await customerOf(serving).say('каскад'))[0]).toContain('100');
    disk.isFull = false;
    expect((await deployCities(tools, platform, deployAll)).cities).toMatchObject([
      { kind: 'live', number: 2 },
    ]);
    await until(() => serving.runtime.cities.get(almaty)?.release === 2, 'the deploy is served');
    expect((await status(tools, platform)).cities).toMatchObject([{ live: 2, refused: null }]);
  });

  it('keeps no half of an upload, and tells the client that it is not its mistake', async () => {
    const { root } = platformFolder({});
    const data = tools.filesAt(join(root, '.zeta/dev'));
    const uploads = new Uploads(failingAfter(0, full)(data), () => Date.now());
    const pieces = async function* () {
      yield new TextEncoder().encode('ab');
    };
    const error = await uploads
      .keep({ token: 'ci', sha256: sha256Hex('ab'), bytes: 2 }, pieces())
      .catch((one: unknown) => one);
    expect(error).not.toBeInstanceOf(ZetaError);
    expect(outcomeOf(error)).toMatchObject({ problem: { exit: 3, code: 'file-unusable' } });
    expect((await uploads.byHash()).size).toBe(0);
  });
});
