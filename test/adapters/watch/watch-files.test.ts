import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FileEvents, watchFiles } from '../../../src/adapters/watch/watch-files.ts';
import { almaty } from '../../support/customer.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { serveDev, until } from '../../support/tools.ts';

const never: FileEvents = async () => ({ close: async () => undefined });

/** A folder whose changes nobody tells of, and what was seen of it. */
async function silentMount(files: Readonly<Record<string, string>>, events = never, pauseMs = 20) {
  const folder = platformFolder(files);
  for (const file of Object.keys(files)) utimesSync(join(folder.root, file), 1000, 1000);
  const seen: string[] = [];
  const watch = await watchFiles(
    folder.root,
    ['cities', 'zeta.yaml'],
    (path) => seen.push(path),
    () => undefined,
    { events, pauseMs },
  );
  onTestFinished(() => watch.close());
  return { ...folder, seen, path: (name: string) => join(folder.root, name) };
}

describe('files on a mount that tells of no changes', () => {
  it('are seen all the same: changed, new, gone, in new folders, and by themselves', async () => {
    const { seen, write, remove } = await silentMount({ 'cities/a/x.yaml': 'one', 'cities/a/y.yaml': 'y' });
    write('cities/a/x.yaml', 'another');
    await until(() => seen.includes('cities/a/x.yaml'), 'the change is seen');
    write('cities/b/prompts/ru.yaml', 'new');
    await until(() => seen.includes('cities/b/prompts/ru.yaml'), 'the new file is seen');
    remove('cities/a/y.yaml');
    await until(() => seen.includes('cities/a/y.yaml'), 'the loss is seen');
    write('zeta.yaml', 'target: local\n');
    await until(() => seen.includes('zeta.yaml'), 'a file that is watched by itself is seen');
    expect(seen).toHaveLength(4);
  });

  it('are seen when another file of the same size and time takes their place', async () => {
    const { seen, path } = await silentMount({ 'cities/a/x.yaml': 'one' });
    writeFileSync(path('draft'), 'two');
    utimesSync(path('draft'), 1000, 1000);
    renameSync(path('draft'), path('cities/a/x.yaml'));
    await until(() => seen.length > 0, 'the other file is seen');
  });

  it('are left alone when they are drafts, links in a circle or long known', async () => {
    const { seen, write, path } = await silentMount({ 'cities/a/x.yaml': 'one' });
    symlinkSync('..', path('cities/a/up'));
    write('cities/a/.x.yaml.swp', 'draft');
    write('cities/a/x.yaml~', 'draft');
    mkdirSync(path('cities/a/.git'));
    write('cities/a/.git/x.yaml', 'hidden');
    write('cities/a/z.yaml', 'last');
    await until(() => seen.includes('cities/a/z.yaml'), 'what came after them is seen');
    expect(seen.filter((one) => one !== 'cities/a/z.yaml' && one !== 'cities/a/up')).toEqual([]);
  });

  it('are told once although the system tells of them, too', async () => {
    const told: { event?: (path: string) => void } = {};
    const events: FileEvents = async (_paths, _isIgnored, onEvent) => {
      told.event = onEvent;
      return { close: async () => undefined };
    };
    const { seen, write, path, root } = await silentMount({ 'cities/a/x.yaml': 'one' }, events, 300);
    write('cities/a/x.yaml', 'two!');
    told.event?.(path('cities/a/x.yaml'));
    await until(() => seen.length > 0, 'it is told');
    // Another change is told only after looks that would have told the first one again.
    writeFileSync(join(root, 'cities/a/y.yaml'), 'y');
    await until(() => seen.includes('cities/a/y.yaml'), 'the other one is told');
    rmSync(join(root, 'cities/a/y.yaml'));
    await until(() => seen.filter((one) => one.endsWith('y.yaml')).length === 2, 'its loss is told');
    expect(seen.filter((one) => one.endsWith('x.yaml'))).toHaveLength(1);
  });

  it('make a saved text live', async () => {
    const folder = platformFolder(smallCity('almaty'));
    const serving = await serveDev(
      folder.root,
      { watch: 'prompts' },
      {
        watchCities: (root, onChange, onProblem) =>
          watchFiles(
            root,
            ['cities'],
            (path) => onChange({ folder: path.split('/')[1] ?? '', path }),
            onProblem,
            { events: never, pauseMs: 20 },
          ),
      },
    );
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Салем\n');
    await until(() => serving.runtime.cities.get(almaty)?.release === 2, 'release 2 is live');
  });
});
