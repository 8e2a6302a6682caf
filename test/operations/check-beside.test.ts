import { describe, expect, it } from 'vitest';
import type { CityId } from '../../src/base/ids.ts';
import { checkBeside } from '../../src/operations/check-beside.ts';
import { type CheckRequest, checkCities } from '../../src/operations/check-cities.ts';
import { validate } from '../../src/operations/validate.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

/** Every third city has a mistake in its texts; all share one. */
function folderOf(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `city-${index}`);
  const cities = names.map((name, index) => ({
    ...smallCity(name),
    ...(index % 3 === 0 && { [`cities/${name}/prompts/ru.yaml`]: 'help: "{cout}"\n' }),
  }));
  const shared = { 'cities/_shared/prompts/ru.yaml': 'greeting: "<x>"\n' };
  return platformFolder(Object.assign(shared, ...cities)).root;
}

const noChecker = async (): Promise<never> => {
  throw new Error('no thread is needed');
};

describe('Many cities', () => {
  it('are told the same by several threads as by one', { timeout: 30_000 }, async () => {
    const root = folderOf(120);
    const files = tools.filesAt(root);
    const alone = await validate(files, []);
    const shared = await validate(files, [], checkBeside(root, tools.startCheckers));
    expect(alone.diagnostics.filter(({ code }) => code === 'ZP204')).toHaveLength(40);
    expect(shared).toEqual(alone);
  });

  it('are shared out, and come in their order whoever is done first', async () => {
    const root = folderOf(100);
    const files = tools.filesAt(root);
    const cities = Array.from({ length: 100 }, (_, index) => `city-${index}` as CityId);
    const shares: CityId[] = [];
    let closed = 0;
    const checker = {
      check: async ({ root: wanted, cities: some }: CheckRequest) => {
        expect(wanted).toBe(root);
        shares.push(...some);
        return checkCities(files, some);
      },
      close: async () => void (closed += 1),
    };
    const check = checkBeside(root, async () => [checker, checker]);
    const checks = await check(files, cities);
    expect(checks.map(({ city }) => city)).toEqual(cities);
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.length).toBeLessThan(cities.length);
    expect(closed).toBe(2);
  });

  it('that are not many start no thread', async () => {
    const root = folderOf(2);
    const { cities } = await validate(tools.filesAt(root), [], checkBeside(root, noChecker));
    expect(cities).toHaveLength(2);
  });

  it('end the threads when one of them fails', async () => {
    const root = folderOf(100);
    let isClosed = false;
    const checker = {
      check: () => Promise.reject(new Error('out of memory')),
      close: async () => void (isClosed = true),
    };
    const check = checkBeside(root, async () => [checker]);
    const files = tools.filesAt(root);
    await expect(validate(files, [], check)).rejects.toThrow('out of memory');
    expect(isClosed).toBe(true);
  });
});
