import { describe, expect, it } from 'vitest';
import { eventOf, laneOf } from '../../../src/adapters/telegram/update-events.ts';
import { almaty } from '../../support/customer.ts';

const from = {
  id: 5,
  is_bot: false,
  first_name: 'Айгерим',
  last_name: 'С',
  username: 'aigerim',
  language_code: 'kk',
};
const chat = { id: 5, type: 'private', first_name: 'Айгерим' };
const message = { message_id: 1, date: 1, chat, from };
const customer = { id: '5', name: 'Айгерим С', username: 'aigerim', language: 'kk' };
const event = (body: object) => eventOf(almaty, { update_id: 1, ...body });

describe('an update', () => {
  it('with a text is a text', async () => {
    expect(await event({ message: { ...message, text: 'диван' } })).toEqual({
      kind: 'text',
      chat: '5',
      customer,
      messageId: '1',
      text: 'диван',
    });
  });

  it('with a command is that command, whichever bot it names', async () => {
    const entities = [{ type: 'bot_command', offset: 0, length: 16 }];
    expect(await event({ message: { ...message, text: '/Start@some_bot! p_1', entities } })).toMatchObject({
      kind: 'command',
      name: 'start',
    });
    const plain = {
      ...message,
      text: '/start p_abc',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    };
    expect(await event({ message: plain })).toMatchObject({
      kind: 'command',
      name: 'start',
      argument: 'p_abc',
    });
  });

  it('with a command in the middle is a text', async () => {
    const text = {
      ...message,
      text: 'что такое /start',
      entities: [{ type: 'bot_command', offset: 10, length: 6 }],
    };
    expect(await event({ message: text })).toMatchObject({ kind: 'text' });
  });

  it('with a press is a press, also on a message that is not shown any more', async () => {
    const query = { id: 'c1', from, chat_instance: '1', data: '1.p.a.b' };
    expect(await event({ callback_query: { ...query, message: { ...message, text: 'x' } } })).toEqual({
      kind: 'press',
      chat: '5',
      customer,
      messageId: '1',
      callbackId: 'c1',
      data: '1.p.a.b',
    });
    expect(
      await event({ callback_query: { ...query, message: { chat, message_id: 9, date: 0 } } }),
    ).toMatchObject({ kind: 'press', messageId: '9' });
  });

  it.each([
    ['photo', 'picture'],
    ['voice', 'voice'],
    ['video_note', 'voice'],
    ['sticker', 'other'],
    ['document', 'picture'],
    ['location', 'place'],
    ['video', 'picture'],
    ['animation', 'picture'],
    ['dice', 'other'],
  ])('with a %s has no words, and is a %s', async (kind, what) => {
    const body =
      kind === 'photo' ? [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }] : { file_id: 'a' };
    expect(await event({ message: { ...message, [kind]: body } })).toMatchObject({
      kind: 'wordless',
      chat: '5',
      what,
    });
  });

  it('with a place says where it is', async () => {
    const location = { latitude: 43.24, longitude: 76.93, horizontal_accuracy: 5 };
    const venue = { location, title: 'ТРЦ', address: 'пр. Абая' };
    for (const sent of [{ location }, { location, venue }])
      expect(await event({ message: { ...message, ...sent } })).toMatchObject({
        what: 'place',
        at: { latitude: 43.24, longitude: 76.93 },
      });
  });

  it('with a picture and words under it is what the words say', async () => {
    const photo = [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }];
    expect(await event({ message: { ...message, photo, caption: 'МТ-1' } })).toMatchObject({
      kind: 'text',
      text: 'МТ-1',
    });
  });

  it("with a person's card says whether it is the sender's own", async () => {
    const contact = { phone_number: '+77010000000', first_name: 'А' };
    const own = await event({ message: { ...message, contact: { ...contact, user_id: from.id } } });
    expect(own).toMatchObject({ kind: 'contact', phone: '+77010000000', isOwn: true });
    for (const user_id of [undefined, from.id + 1])
      expect(await event({ message: { ...message, contact: { ...contact, user_id } } })).toMatchObject({
        isOwn: false,
      });
  });

  it('of an edit is what the customer says now, unless it was a command', async () => {
    const edited = { ...message, edit_date: 2 };
    expect(await event({ edited_message: { ...edited, text: 'диван' } })).toMatchObject({
      kind: 'text',
      text: 'диван',
      messageId: '1',
      isEdit: true,
    });
    expect(await event({ edited_message: { ...edited, text: '/start' } })).toBeUndefined();
    expect(await event({ edited_message: { ...edited, location: {} } })).toBeUndefined();
  });

  it('in a group is one where somebody answers a message, or presses a button', async () => {
    const place = { message_id: 3, date: 1, chat: { id: -7, type: 'supergroup', title: 'Группа' } };
    const manager = customer;
    const answered = { ...place, message_id: 2, text: 'x' };
    expect(await event({ message: { ...place, from, text: 'да', reply_to_message: answered } })).toEqual({
      kind: 'desk-reply',
      chat: '-7',
      messageId: '3',
      manager,
      replyTo: '2',
      text: 'да',
    });
    const voice = { ...place, from, voice: {}, reply_to_message: answered };
    expect(await event({ message: voice })).not.toHaveProperty('text');
    const inName = { ...place, sender_chat: place.chat, from, text: 'да', reply_to_message: answered };
    expect(await event({ message: inName })).toMatchObject({ manager: { id: '-7', name: 'Группа' } });
    const query = { id: 'c1', from, chat_instance: '1', data: '1.k.x.take', message: answered };
    expect(await event({ callback_query: query })).toMatchObject({
      kind: 'desk-press',
      chat: '-7',
      messageId: '2',
      manager,
    });
  });

  it('in a topic is for its customer, unless it answers a colleague', async () => {
    const chat = { id: -1007, type: 'supergroup', title: 'Группа', is_forum: true };
    const place = { message_id: 3, date: 1, chat, from, is_topic_message: true, message_thread_id: 2 };
    const made = { message_id: 2, date: 1, chat, forum_topic_created: { name: 'А' } };
    const said = (reply_to_message: object, more: object = { text: 'да' }) =>
      event({ message: { ...place, ...more, reply_to_message } });
    expect(await said(made)).toMatchObject({ kind: 'desk-reply', topic: '2', text: 'да' });
    const ours = {
      message_id: 9,
      date: 1,
      chat,
      from: { id: 1, is_bot: true, first_name: 'Бот' },
      text: 'x',
    };
    expect(await said(ours)).toMatchObject({ replyTo: '9', topic: '2' });
    const anonymous = { ...ours, from: { ...ours.from, id: 1_087_968_824 }, sender_chat: chat };
    expect(await said(anonymous)).not.toHaveProperty('topic');
    expect(await said({ ...ours, from })).not.toHaveProperty('topic');
    expect(await said(made, { forum_topic_closed: {} })).toBeUndefined();
  });

  it.each([
    [
      'in a group',
      { message: { ...message, chat: { id: -7, type: 'supergroup', title: 'Группа' }, text: 'диван' } },
    ],
    [
      'in a channel',
      {
        channel_post: {
          message_id: 1,
          date: 1,
          chat: { id: -8, type: 'channel', title: 'К' },
          text: 'диван',
        },
      },
    ],
    ['of a kind that nobody knows', { something_new: { from } }],
    ['of a pinned message', { message: { ...message, pinned_message: { ...message, text: 'x' } } }],
    ['with nothing in it', {}],
  ])('%s is no event', async (_, body) => {
    expect(await event(body)).toBeUndefined();
  });
});

describe('the lane of an update', () => {
  it('is its chat, else its sender, else the city', () => {
    expect(laneOf({ update_id: 1, message })).toBe('chat:5');
    expect(laneOf({ update_id: 1, callback_query: { id: 'c', from, message } })).toBe('chat:5');
    expect(laneOf({ update_id: 1, callback_query: { id: 'c', from } })).toBe('user:5');
    expect(laneOf({ update_id: 1, inline_query: { id: 'q', from } })).toBe('user:5');
    expect(laneOf({ update_id: 1, poll: { id: 'x' } })).toBe('city');
    expect(laneOf({ update_id: 1, message: null, other: [1] })).toBe('city');
  });
});
