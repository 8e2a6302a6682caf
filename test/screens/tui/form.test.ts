import { render } from 'ink-testing-library';
import { createElement as h } from 'react';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Question } from '../../../src/ports/form.ts';
import { Form } from '../../../src/screens/tui/form.ts';
import { matching } from '../../../src/screens/tui/matching.ts';
import { until } from '../../support/tools.ts';

const questions: readonly Question[] = [
  { name: 'name', label: 'Name', hint: 'as customers call it', preset: 'Shymkent' },
  {
    name: 'zone',
    label: 'Time zone',
    hint: 'type to find',
    preset: 'Asia/Almaty',
    choices: ['America/New_York', 'Asia/Almaty', 'Asia/Aqtau', 'Europe/Malta'],
    describe: (zone) => `(${zone.length})`,
  },
  {
    name: 'handle',
    label: 'Manager',
    hint: '@username',
    preset: '',
    problem: (text) => (text.startsWith('@') || text === '' ? undefined : 'begins with @'),
  },
];
const keys = { enter: '\r', back: '\u001b[Z', down: '\u001b[B', delete: '\u007f' };

/** A form on a terminal of 100 columns; `type` waits until the screen shows what is expected. */
function openForm() {
  let answers: Readonly<Record<string, string>> | undefined;
  const onDone = (all: Readonly<Record<string, string>>) => {
    answers = all;
  };
  const screen = render(h(Form, { title: 'New city', questions, onDone }));
  onTestFinished(() => screen.unmount());
  const shows = (text: string) =>
    until(() => screen.lastFrame()?.includes(text) === true, `"${text}" in\n${screen.lastFrame()}`);
  const type = async (text: string, expected: string) => {
    screen.stdin.write(text);
    await shows(expected);
  };
  return { type, shows, screen, answers: () => answers };
}

describe('a form', () => {
  it('takes what is proposed with Enter, and gives every answer by name', async () => {
    const form = openForm();
    await form.shows('› Name');
    await form.type(keys.enter, '✓ Name       Shymkent');
    await form.type(keys.enter, '✓ Time zone  Asia/Almaty');
    await form.type(keys.enter, '✓ Manager    —');
    await until(() => form.answers() !== undefined, 'it is done');
    expect(form.answers()).toEqual({ name: 'Shymkent', zone: 'Asia/Almaty', handle: '' });
  });

  it('narrows a list by what is typed, and takes the chosen line', async () => {
    const form = openForm();
    await form.type('Шымкент', '› Name       Шымкент');
    await form.type(keys.enter, '› Time zone');
    await form.type('al', '❯ Asia/Almaty   (11)\n             Europe/Malta  (12)');
    expect(form.screen.lastFrame()).not.toContain('Aqtau');
    await form.type(keys.down, '❯ Europe/Malta');
    await form.type(keys.enter, '✓ Time zone  Europe/Malta');
  });

  it('says why an answer is not taken, and goes back with what was answered', async () => {
    const form = openForm();
    await form.type('Тараз', '› Name       Тараз');
    await form.type(keys.enter, '› Time zone');
    await form.type('nowhere', 'nowhere');
    await form.type(keys.enter, 'nothing in the list has "nowhere"');
    await form.type(keys.back, '› Name       Тараз');
    await form.type(keys.enter, '✓ Name       Тараз');
    await form.type(keys.enter, '› Manager');
    await form.type('boss', '› Manager    boss');
    await form.type(keys.enter, 'begins with @');
    expect(form.answers()).toBeUndefined();
  });

  it('takes a line that is pasted with its end, without the end', async () => {
    const form = openForm();
    await form.type('Актау\r', '✓ Name       Актау');
    expect(form.screen.lastFrame()).toContain('› Time zone');
  });
});

describe('narrowing', () => {
  it('puts what begins so before what has it inside, and finds words without their underscore', () => {
    const zones = questions[1]?.choices ?? [];
    expect(matching(zones, 'ma', '')).toEqual(['Europe/Malta', 'Asia/Almaty']);
    expect(matching(zones, 'new york', '')).toEqual(['America/New_York']);
    expect(matching(zones, ' ', 'Asia/Aqtau')[0]).toBe('Asia/Aqtau');
    expect(matching(zones, 'xyz', '')).toEqual([]);
  });
});
