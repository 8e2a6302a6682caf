import { expect, it, onTestFinished } from 'vitest';
import { StoreTrouble } from '../../src/base/store-trouble.ts';
import { SharedCommits } from '../../src/store/shared-commits.ts';

/** A connection that keeps what was committed, and says how often. */
function connection(trouble?: StoreTrouble) {
  let kept: string[] = [];
  let commits = 0;
  let written: string[] = [];
  const soon: (() => void)[] = [];
  const shared = new SharedCommits(
    {
      write: <T>(useCase: () => T): T => {
        written = [...kept];
        const result = useCase();
        if (trouble) throw trouble;
        kept = written;
        commits += 1;
        return result;
      },
    },
    (callback) => void soon.push(callback),
  );
  onTestFinished(() => expect(soon).toEqual([]));
  return {
    add: (row: string) => shared.write(() => void written.push(row)),
    fail: () =>
      shared.write(() => {
        written.push('half');
        throw new TypeError('a mistake');
      }),
    turnEnds: () => soon.splice(0).forEach((callback) => callback()),
    found: () => ({ kept, commits }),
  };
}

it('writes what comes in one turn of the event loop in order, with one commit', async () => {
  const { add, turnEnds, found } = connection();
  const done = [add('a'), add('b'), add('c')];
  expect(found()).toEqual({ kept: [], commits: 0 });
  turnEnds();
  await Promise.all(done);
  expect(found()).toEqual({ kept: ['a', 'b', 'c'], commits: 1 });
  const later = add('d');
  turnEnds();
  await later;
  expect(found()).toEqual({ kept: ['a', 'b', 'c', 'd'], commits: 2 });
});

it('lets a use case that fails take nothing with it, and leave nothing', async () => {
  const { add, fail, turnEnds, found } = connection();
  const results = Promise.allSettled([add('a'), fail(), add('b')]);
  turnEnds();
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(found().kept).toEqual(['a', 'b']);
});

it('tells all of them of a trouble of the disk, and asks it only once', async () => {
  const { add, turnEnds, found } = connection(new StoreTrouble('full', 'SQLITE_FULL'));
  const results = Promise.allSettled([add('a'), add('b')]);
  turnEnds();
  expect((await results).map((result) => result.status === 'rejected' && result.reason.kind)).toEqual([
    'full',
    'full',
  ]);
  expect(found()).toEqual({ kept: [], commits: 0 });
});
