import { describe, expect, it } from 'vitest';
import { tokenScopes } from '../../../src/store/access-store.ts';
import { zeta } from '../cli/bin.ts';
import { apiWorld, laptop } from './api-world.ts';

async function laptopOfAnOperator() {
  const world = await apiWorld();
  const here = laptop(world, await world.token({ scopes: tokenScopes }));
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await zeta(here.root, [...args, '--to', 'production']);
    expect(code, `${args.join(' ')}: ${stderr}`).toBe(0);
    return stdout;
  };
  return { world, run };
}

describe('Whoever sees to customers from elsewhere', () => {
  it('makes an order, takes and closes it, and finds it in the numbers', async () => {
    const { run } = await laptopOfAnOperator();
    const made = await run(
      ...['bitrix', 'deal', 'almaty', '--name', 'Айгүл', '--phone', '+77010000000'],
      ...['--product', 'Д-1=2', '--json'],
    );
    const { id, target } = JSON.parse(made) as { id: string; target: string };
    expect(target).toBe('production');
    expect(await run('escalation', 'list', 'almaty')).toContain(id.slice(0, 8));
    expect(JSON.parse(await run('escalation', 'take', 'almaty', id, '--as', 'dana', '--json'))).toMatchObject(
      {
        target: 'production',
      },
    );
    expect(await run('escalation', 'show', 'almaty', id)).toContain('Айгүл');
    await run('escalation', 'close', 'almaty', id, '--as', 'dana');
    const stats = JSON.parse(await run('stats', 'almaty', '--by', 'day', '--json')) as { cities: object[] };
    expect(stats).toMatchObject({ target: 'production', by: 'day', cities: [{ city: 'almaty' }] });
  });
});
