import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventOf } from '../../../src/adapters/telegram/update-events.ts';
import { newSession } from '../../../src/conversation/session.ts';
import { turn } from '../../../src/conversation/turn.ts';
import { cityWith, context, product } from '../../conversation/small-city.ts';
import { almaty } from '../../support/customer.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/data/telegram');

/** What Telegram tells, and nobody says. */
const service =
  /pinned_message|auto_delete|successful_payment|refunded_payment|write_access|connected_website|background_set/;

describe.skipIf(!existsSync(folder))('Recorded updates (optional data folder ../shared/data)', () => {
  it('each has an answer when a customer writes or presses, and nothing is said to whom it is not for', async () => {
    const city = cityWith([product('A-1', 'Диван угловой «Алтай»')]);
    const answered: string[] = [];
    for (const [name, update] of recorded()) {
      const event = await eventOf(almaty, update);
      const effects = event ? turn(city, newSession, event, context).effects : [];
      const isAnswered = effects.some(({ kind }) => kind === 'send' || kind === 'edit' || kind === 'answer');
      expect(isAnswered, name).toBe(waitsForAnswer(update));
      if (isAnswered) answered.push(name);
      const own = [event && 'chat' in event && event.chat, city.settings.manager?.chat];
      const others = effects.flatMap((effect) =>
        'chat' in effect && !own.includes(effect.chat) ? [effect] : [],
      );
      expect(others, name).toEqual([]);
    }
    expect(answered.length).toBeGreaterThan(40);
  });
});

interface Said {
  readonly chat?: { readonly type?: string };
}

interface Told {
  readonly message?: Said;
  readonly edited_message?: Said;
  readonly callback_query?: { readonly message?: Said };
}

function waitsForAnswer({ message, edited_message: edited, callback_query: press }: Told): boolean {
  if (message && service.test(Object.keys(message).join(' '))) return false;
  return (message ?? edited ?? press?.message)?.chat?.type === 'private';
}

function* recorded(): Generator<readonly [string, Told]> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    const lines = name.endsWith('.jsonl')
      ? readFileSync(path, 'utf8').split('\n').filter(Boolean)
      : name.endsWith('.json')
        ? [readFileSync(path, 'utf8')]
        : [];
    for (const [index, line] of lines.entries()) {
      const parsed = JSON.parse(line);
      const update = 'json' in parsed ? parsed.json : parsed;
      if (typeof update?.update_id === 'number') yield [`${name}:${index + 1}`, update];
    }
  }
}
