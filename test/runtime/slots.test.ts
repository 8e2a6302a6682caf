import { describe, expect, it } from 'vitest';
import { type DestinationId, idOf } from '../../src/base/ids.ts';
import { Slots } from '../../src/runtime/slots.ts';

const chat = (bot: string, id: number) => idOf<DestinationId>(`tg:${bot}:${id}`);
const press = (bot: string, id: number) => idOf<DestinationId>(`cb:${bot}:${id}`);

function takeAll(slots: Slots): string[] {
  const taken: string[] = [];
  for (let next = slots.take(); next; next = slots.take()) taken.push(next.destination);
  return taken;
}

/** Slots of which so many bots took all that they may. */
function hanging(bots: number): Slots {
  const slots = new Slots();
  for (let bot = 0; bot < bots; bot += 1) {
    for (let id = 0; id < 50; id += 1) slots.add(chat(`hung${bot}`, id), `hung${bot}`);
  }
  takeAll(slots);
  return slots;
}

describe('slots', () => {
  it('answer presses first, however many chats came before them', () => {
    const slots = new Slots();
    for (let id = 0; id < 200; id += 1) slots.add(chat('1', id), '1');
    slots.add(press('1', 7), '1');
    expect(slots.take()?.destination).toBe('cb:1:7');
  });

  it('keep places for presses when all calls of a bot hang', () => {
    const slots = hanging(1);
    for (let id = 0; id < 6; id += 1) slots.add(press('hung0', id), 'hung0');
    expect(takeAll(slots)).toEqual(['cb:hung0:0', 'cb:hung0:1', 'cb:hung0:2', 'cb:hung0:3']);
  });

  it('leave room for a bot and a portal when hundreds of bots hang', () => {
    const slots = hanging(300);
    slots.add(chat('2', 1), '2');
    slots.add(press('2', 1), '2');
    slots.add(idOf<DestinationId>('crm:t1'), 'crm:portal');
    expect(takeAll(slots)).toHaveLength(3);
  });

  it('are few for one portal, and none of them are taken from another', () => {
    const slots = new Slots();
    for (let id = 0; id < 50; id += 1) slots.add(idOf<DestinationId>(`crm:a${id}`), 'crm:a');
    expect(takeAll(slots)).toHaveLength(8);
    slots.add(idOf<DestinationId>('crm:b1'), 'crm:b');
    expect(takeAll(slots)).toEqual(['crm:b1']);
  });

  it('take bots by turns', () => {
    const slots = new Slots();
    for (let id = 0; id < 3; id += 1) slots.add(chat('1', id), '1');
    slots.add(chat('2', 9), '2');
    expect(takeAll(slots)).toEqual(['tg:1:0', 'tg:2:9', 'tg:1:1', 'tg:1:2']);
  });

  it('serve a destination once at a time, and again when it was added meanwhile', () => {
    const slots = new Slots();
    slots.add(chat('1', 1), '1');
    expect(takeAll(slots)).toHaveLength(1);
    slots.add(chat('1', 1), '1');
    expect(takeAll(slots)).toEqual([]);
    slots.done(chat('1', 1));
    expect(takeAll(slots)).toEqual(['tg:1:1']);
    expect(slots.isEmpty).toBe(false);
    slots.done(chat('1', 1));
    expect(slots.isEmpty).toBe(true);
  });

  it('are free again when what hung has ended', () => {
    const slots = hanging(1);
    slots.done(chat('hung0', 0));
    expect(takeAll(slots)).toHaveLength(1);
    slots.clear();
    for (let id = 1; id < 33; id += 1) slots.done(chat('hung0', id));
    expect(slots.isEmpty).toBe(true);
  });
});
