import { render } from 'ink-testing-library';
import { createElement as h } from 'react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CityId, idOf } from '../../../src/base/ids.ts';
import type { ChatStep, Chat as Talked } from '../../../src/operations/chat.ts';
import { ChatRoom, type ChatSeat } from '../../../src/operations/chat-room.ts';
import type { WorldMessage } from '../../../src/operations/world.ts';
import { plainStyle } from '../../../src/report/style.ts';
import { Chat } from '../../../src/screens/tui/chat.ts';
import { until } from '../../support/tools.ts';

const city = idOf<CityId>('almaty');
const keys = { enter: '\r', right: '\u001b[C', left: '\u001b[D' };
const choices = ['Каталог', 'Контакты', 'Менеджер'];

/** A bot that says what it heard, and always has the same buttons. */
function openChat() {
  const steps: ChatStep[] = [];
  const chat: Talked = {
    city,
    language: 'ru',
    buttons: () => (steps.length === 0 ? [] : choices.map((text) => ({ text, data: text }))),
    inspect: async () => undefined,
    take: async (step) => {
      if ('press' in step && step.press > choices.length) return undefined;
      steps.push(step);
      const said = 'say' in step ? step.say : (choices[step.press - 1] ?? '');
      const message: WorldMessage = {
        messageId: steps.length,
        chatId: '1',
        from: 'bot',
        author: 'bot',
        at: 0,
        text: `Ответ на «${said}»`,
        html: '',
        buttons: choices.map((text) => [{ text, data: text }]),
      };
      return { step, said, replies: { messages: [message], answers: [] } };
    },
  };
  const room = new ChatRoom(chat, { cities: [city, idOf<CityId>('moscow')], isInspecting: false });
  const ends: (ChatSeat | undefined)[] = [];
  const voice = { language: 'ru', style: plainStyle, width: 80, wraps: true } as const;
  const screen = render(h(Chat, { room, voice, onEnd: (next) => ends.push(next) }));
  onTestFinished(() => screen.unmount());
  const seen = () => screen.frames.join('\n');
  const type = async (text: string, expected: string) => {
    screen.stdin.write(text);
    await until(() => seen().includes(expected), `"${expected}" in\n${screen.lastFrame()}`);
  };
  return { screen, steps, ends, room, type };
}

describe('zeta chat on a terminal', () => {
  it('says what is typed, also when it comes with its line end', async () => {
    const { screen, steps, type } = openChat();
    await type('диван', '> диван');
    await type(keys.enter, 'Ответ на «диван»');
    await type('кровать\r', 'Ответ на «кровать»');
    expect(steps).toEqual([{ say: 'диван' }, { say: 'кровать' }]);
    // Once, to be pressed, and not under the reply again.
    expect(screen.lastFrame()?.match(/Контакты/g)).toHaveLength(1);
  });

  it('presses the button that the arrows chose, or the one of a number', async () => {
    const { steps, type } = openChat();
    await type('диван\r', 'Ответ на «диван»');
    await type(keys.right, '›2 Контакты');
    await type(keys.enter, 'Ответ на «Контакты»');
    await type(keys.left, '›3 Менеджер');
    await type(keys.enter, 'Ответ на «Менеджер»');
    await type(':1\r', 'Ответ на «Каталог»');
    await type(':9\r', 'кнопки 9 нет; есть кнопки с 1 по 3');
    expect(steps.slice(1)).toEqual([{ press: 2 }, { press: 3 }, { press: 1 }]);
  });

  it('tells what it can do, goes to another city, and ends', async () => {
    const { ends, type } = openChat();
    await type(':help\r', ':inspect');
    await type(':wat\r', 'команды :wat нет');
    await type(':city paris\r', 'города paris нет; есть almaty, moscow');
    await type(':city moscow\r', 'moscow: новый покупатель');
    await type(':lang kk\r', 'almaty, язык kk');
    await type(':q\r', '>');
    await until(() => ends.length === 3, 'three ends');
    expect(ends).toEqual([{ city: 'moscow' }, { city: 'almaty', language: 'kk' }, undefined]);
  });

  it('tells of a file that was saved meanwhile', async () => {
    const { screen, room } = openChat();
    await until(() => screen.lastFrame()?.includes(':help') === true, 'it is drawn');
    const notice = { pending: [], refused: null };
    room.saved({ city, live: 4, diagnostics: [], notice, cure: null, isHeld: false });
    await until(() => screen.frames.join('').includes('сохранено: теперь отвечает almaty#4'), 'the save');
  });
});
