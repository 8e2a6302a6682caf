import { describe, expect, it } from 'vitest';
import type { OpenCatalog } from '../../src/catalog/open-catalog.ts';
import { CatalogPool, type PoolLimits } from '../../src/runtime/catalog-pool.ts';

const small: PoolLimits = { catalogs: 2, bytes: 1000 };

/** Catalogs that tell when they are opened and closed; `bytes` of each. */
function pool(limits: PoolLimits = small, bytes = 1) {
  const told: string[] = [];
  const made = new CatalogPool(limits);
  const failing = { left: 0 };
  const add = (name: string, canReopen = () => true) =>
    made.add({
      canReopen,
      open: () => {
        if (failing.left > 0) {
          failing.left -= 1;
          throw new Error('cannot open', { cause: Object.assign(new Error(), { code: 'SQLITE_CANTOPEN' }) });
        }
        told.push(`open ${name}`);
        // All that the pool asks of a catalog.
        return { bytes, close: () => told.push(`close ${name}`) } as unknown as OpenCatalog;
      },
    });
  return { add, told, failing };
}

const touch = () => undefined;

describe('Catalogs that are opened when they are read', () => {
  it('stay open while they are read often enough; the one that was read longest ago is closed', () => {
    const { add, told } = pool();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => add(name));
    expect(told).toEqual([]);
    a?.read(touch);
    b?.read(touch);
    a?.read(touch);
    c?.read(touch);
    expect(told).toEqual(['open a', 'open b', 'open c', 'close b']);
    b?.read(touch);
    expect(told.slice(4)).toEqual(['open b', 'close a']);
  });

  it('are closed by what they take, too, but for the last', () => {
    const { add, told } = pool({ catalogs: 100, bytes: 10 }, 20);
    add('a').read(touch);
    expect(told).toEqual(['open a']);
    add('b').read(touch);
    expect(told).toEqual(['open a', 'open b', 'close a']);
  });

  it('are not closed under a lease, however many are open, and right after the last one', () => {
    const { add, told } = pool();
    const a = add('a');
    const [end, endAgain] = [a.lease(), a.lease()];
    a.read(touch);
    for (const name of ['b', 'c', 'd']) add(name).read(touch);
    expect(told).not.toContain('close a');
    a.retire();
    end();
    end();
    expect([a.isOpen, told.includes('close a')]).toEqual([true, false]);
    endAgain();
    expect([a.isOpen, told.at(-1)]).toEqual([false, 'close a']);
  });

  it('are closed after each reader that comes once they were retired', () => {
    const { add, told } = pool();
    const a = add('a');
    a.retire();
    a.read(touch);
    expect(told).toEqual(['open a', 'close a']);
  });

  it('stay open where they could not be opened again', () => {
    const { add, told } = pool();
    add('lost', () => false).read(touch);
    for (const name of ['b', 'c', 'd']) add(name).read(touch);
    expect(told).not.toContain('close lost');
  });

  it('make room when the process has no files left, and fail only where that does not help', () => {
    const { add, told, failing } = pool({ catalogs: 100, bytes: 1000 });
    add('a').read(touch);
    failing.left = 1;
    add('b').read(touch);
    expect(told).toEqual(['open a', 'close a', 'open b']);
    failing.left = 2;
    const c = add('c');
    expect(() => c.read(touch)).toThrow('cannot open');
    c.read(touch);
    expect(c.isOpen).toBe(true);
  });
});
