import { expect, it } from 'vitest';
import { parseChat, recordedTest } from '../../src/operations/record-test.ts';

const turns = [
  {
    step: { say: 'диван' },
    replies: {
      messages: [{ text: 'Нашлось: 2', buttons: [[{ text: 'Первый' }], [{ text: 'Ещё' }]] }],
      answers: [],
    },
  },
  { step: { press: 1 }, replies: { messages: [{ text: 'Диван\n100 ₸', buttons: [] }], answers: ['Готово'] } },
  { step: { say: '…' }, replies: { messages: [], answers: [] } },
];

const written = `- name: "Диван: заказ"
  language: kk
  steps:
    - say: диван
      expect:
        text: "Нашлось: 2"
        buttons:
          - Первый
          - Ещё
    - press: Первый
      expect:
        text:
          - |-
            Диван
            100 ₸
          - Готово
    - say: …
      expect: no reply
`;

it('A conversation becomes the last test of a file, with buttons by their words, and the file stays as it is', () => {
  const before = '# Проверки\n- name: a   # первая\n  steps: [{ say: a }]';
  const conversation = { name: 'Диван: заказ', language: 'kk', turns };
  expect(recordedTest(before, conversation)).toBe(`${before}\n${written}`);
  expect(recordedTest(undefined, conversation)).toMatch(/^# yaml-language-server: \$schema=.*\n- name:/);
  expect(() => recordedTest('name: a\n', conversation)).toThrow('no list of conversations');
  expect(() => recordedTest('- name: [a\n', conversation)).toThrow('no list of conversations');
});

it('What zeta chat --json printed is read, and nothing else', () => {
  expect(parseChat(JSON.stringify({ turns }))).toEqual(turns);
  for (const other of ['', '[]', '{"turns":[{"step":{}}]}', '{"turns":[1]}'])
    expect(() => parseChat(other)).toThrow('not what `zeta chat --json` prints');
});
