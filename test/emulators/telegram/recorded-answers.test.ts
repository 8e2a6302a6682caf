import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aigul, call, messageIdIn, openEmulator, token } from './open-emulator.ts';

type Answer = Readonly<Record<string, unknown>>;

/** The emulator's answers in situations of which samples exist, by a name of ours. */
async function answers(): Promise<Readonly<Record<string, Answer>>> {
  const emulator = await openEmulator({ firstId: 1 });
  emulator.addGroup({ id: '-777', title: 'Менеджеры' });
  emulator.say(token, aigul, 'привет');
  const ask = async (method: string, params: object = {}, as = token) =>
    (await call(emulator, method, params, as)).body;
  const sent = await ask('sendMessage', { chat_id: 501, text: 'hello' });
  const inGroup = await ask('sendMessage', { chat_id: -777, text: 'hello' });
  emulator.migrateGroup('-777', '-100123456789');
  const moved = await ask('sendMessage', { chat_id: -777, text: 'hello' });
  emulator.fail({ method: 'sendMessage', times: 1, how: { kind: '429', retryAfter: 8 } });
  const limited = await ask('sendMessage', { chat_id: 501, text: 'hello' });
  const same = { chat_id: 501, message_id: messageIdIn(sent), text: 'hello' };
  const unchanged = await ask('editMessageText', same);
  const gone = await ask('editMessageText', { ...same, message_id: 999_999 });
  emulator.block(token, 501, true);
  const blocked = await ask('sendMessage', { chat_id: 501, text: 'hello' });
  const late = await ask('answerCallbackQuery', { callback_query_id: '1' });
  const set = await ask('setWebhook', { url: 'http://127.0.0.1:9/' });
  const again = await ask('setWebhook', { url: 'http://127.0.0.1:9/' });
  const deleted = await ask('deleteWebhook');
  const stranger = await ask('getMe', {}, '1:none');
  return { sent, inGroup, moved, limited, unchanged, gone, blocked, late, set, again, deleted, stranger };
}

/** As the Bot API words them (its documentation, and Client.cpp of its server), written for this project. */
const documented: Readonly<Record<string, Answer>> = {
  sent: {
    ok: true,
    result: {
      message_id: 2,
      from: { id: 110, is_bot: true, first_name: 'Магазин', username: 'test_bot' },
      chat: { id: 501, type: 'private', first_name: 'Айгуль', username: 'aigul' },
      date: expect.any(Number),
      text: 'hello',
    },
  },
  inGroup: { ok: true, result: { chat: { id: -777, type: 'group', title: 'Менеджеры' } } },
  moved: refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
    migrate_to_chat_id: -100_123_456_789,
  }),
  limited: refused(429, 'Too Many Requests: retry after 8', { retry_after: 8 }),
  unchanged: refused(
    400,
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  ),
  gone: refused(400, 'Bad Request: message to edit not found'),
  blocked: refused(403, 'Forbidden: bot was blocked by the user'),
  late: refused(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid'),
  set: { ok: true, result: true, description: 'Webhook was set' },
  again: { ok: true, result: true, description: 'Webhook is already set' },
  deleted: { ok: true, result: true, description: 'Webhook was deleted' },
  stranger: refused(401, 'Unauthorized'),
};

function refused(status: number, description: string, parameters?: object): Answer {
  return { ok: false, error_code: status, description, ...(parameters && { parameters }) };
}

it("the emulator's answers are those that are documented", async () => {
  const given = await answers();
  expect(Object.keys(given).sort()).toEqual(Object.keys(documented).sort());
  expect(given).toMatchObject(documented);
  // A refusal has nothing beside what is documented, neither.
  for (const [name, answer] of Object.entries(given))
    if (answer.ok === false) expect(answer, name).toEqual(documented[name]);
});

const folder = resolve(import.meta.dirname, '../../../../shared/data/telegram');

describe.skipIf(!existsSync(folder))('recorded answers (skipped where ../shared/data is absent)', () => {
  it('of situations that the emulator knows are the same as its own', async () => {
    const given = await answers();
    const recorded = recordedAnswers();
    const matched = new Set<string>();
    for (const [name, answer] of Object.entries(given)) {
      // Webhook answers and refusals are told by their words; everything else in them must be the same.
      for (const one of recorded)
        if ('description' in answer && one.description === answer.description) {
          expect(answer, name).toEqual(one);
          matched.add(name);
        }
    }
    expect([...matched].sort()).toEqual(['limited', 'moved', 'set']);
  });

  it('of a sent message have no field that the emulator leaves out', async () => {
    const { sent } = await answers();
    const messages = recordedAnswers().flatMap(({ result }) => (isText(result) ? [result] : []));
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(sent?.result).toMatchObject(shapeOf(message));
  });
});

interface TextMessage {
  readonly from: object;
  readonly chat: object;
}

function isText(result: unknown): result is TextMessage {
  return (
    typeof result === 'object' && result !== null && 'from' in result && 'chat' in result && 'text' in result
  );
}

/** The same keys, with any value of the same type. Names and usernames of people may be absent. */
function shapeOf(value: object): object {
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    typeof inner === 'object' && inner !== null ? shapeOf(inner) : expect.any(inner.constructor),
  ]);
  return Object.fromEntries(entries);
}

function recordedAnswers(): readonly Answer[] {
  const whole = readdirSync(`${folder}/nutgram`)
    .filter((name) => name.startsWith('Responses_'))
    .map((name) => JSON.parse(readFileSync(`${folder}/nutgram/${name}`, 'utf8')));
  const lines = readdirSync(`${folder}/extracted`).flatMap((name) =>
    readFileSync(`${folder}/extracted/${name}`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).json),
  );
  return [...whole, ...lines].filter((json) => typeof json?.ok === 'boolean');
}
