import { describe, expect, it } from 'vitest';
import { type DestinationId, idOf } from '../../src/base/ids.ts';
import { HeldBack } from '../../src/runtime/held-back.ts';
import { VirtualTime } from './virtual-time.ts';

const ticket = (id: number) => idOf<DestinationId>(`crm:t${id}`);
const portal = 'crm:portal';

/** So many tickets that wait for their portal for a second, and those that went on since, in order. */
function waiting(count: number) {
  const time = new VirtualTime();
  const wentOn: string[] = [];
  const held = new HeldBack(time.timers, (destination) => wentOn.push(destination));
  for (let id = 0; id < count; id += 1) held.hold(ticket(id), portal, 1000);
  return { time, held, wentOn };
}

describe('what waits for a portal', () => {
  it('is one at a time while it does not answer, in turns', async () => {
    const { time, held, wentOn } = waiting(1000);
    for (let round = 0; round < 3; round += 1) {
      await time.pass(1000);
      expect(wentOn).toHaveLength(round + 1);
      held.hold(ticket(round), portal, 1000);
    }
    expect(wentOn).toEqual(['crm:t0', 'crm:t1', 'crm:t2']);
    expect(held.has(ticket(0))).toBe(true);
  });

  it('goes on faster and faster once it answers, until nothing waits', async () => {
    const { time, held, wentOn } = waiting(10);
    await time.pass(1000);
    for (let done = 0; done < wentOn.length; done += 1) held.gotThrough(portal);
    expect(wentOn).toHaveLength(10);
    expect(held.has(ticket(9))).toBe(false);
  });

  it('goes on although the one that tried is never heard of again', async () => {
    const { time, wentOn } = waiting(2);
    await time.pass(1000);
    await time.pass(59_000);
    expect(wentOn).toHaveLength(1);
    await time.pass(1000);
    expect(wentOn).toHaveLength(2);
  });

  it('waits for as long as the last try said, and is forgotten at the end', async () => {
    const { time, held, wentOn } = waiting(3);
    await time.pass(1000);
    held.tryIn(portal, 20_000);
    held.tryIn(portal, 1);
    await time.pass(19_000);
    expect(wentOn).toHaveLength(1);
    held.clear();
    await time.pass(100_000);
    expect(wentOn).toHaveLength(1);
  });
});
