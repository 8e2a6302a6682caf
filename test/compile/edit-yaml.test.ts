import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { editYaml } from '../../src/compile/edit-yaml.ts';

const text = `# наш город
name: Алматы   # как его зовут
catalog:
  files: [price.xlsx]   # прайс

  columns:
    sku: 1
    attributes:
      - Цвет
      - Размер
    name: Товар
  format: { delimiter: ";" }
languages: [ ru,kk ]
`;

it('A value is set in its place, and nothing else of the text changes', () => {
  const set = [
    { path: ['catalog', 'files'], value: ['_shared/base.csv', 'catalog.csv'] },
    { path: ['name'], value: 'Астана: центр' },
  ];
  expect(editYaml(text, { set, remove: [] })).toBe(
    text.replace('[price.xlsx]', '[_shared/base.csv, catalog.csv]').replace('Алматы ', '"Астана: центр" '),
  );
});

it('A key goes with its lines, and a block that loses its last key goes too', () => {
  const remove = [
    ['catalog', 'columns', 'attributes'],
    ['catalog', 'format'],
    ['catalog', 'columns', 'sku'],
    ['catalog', 'columns', 'name'],
    ['catalog', 'nothing'],
  ];
  expect(editYaml(text, { set: [], remove })).toBe(
    `# наш город
name: Алматы   # как его зовут
catalog:
  files: [price.xlsx]   # прайс

languages: [ ru,kk ]
`,
  );
});

it('What has no place yet gets one', () => {
  const set = [{ path: ['manager', 'handle'], value: '@shop' }];
  expect(editYaml('name: a\n', { set, remove: [] })).toBe('name: a\nmanager:\n  handle: "@shop"\n');
  expect(editYaml('a: { b: 1, c: 2 }\n', { set: [], remove: [['a', 'b']] })).toBe('a: { c: 2 }\n');
});

it('Lines that are set inside brackets, or in a list, are written in quotes', () => {
  const before =
    '- say: /start\n  expect: { text: Пока, buttons: [Да] } # так\n- expect:\n    text:\n      - Раз\n';
  const set = [
    { path: [0, 'expect', 'text'], value: 'Привет!\n\nЧто «ищете»: "диван"?' },
    { path: [1, 'expect', 'text'], value: ['Раз', 'Два\nТри'] },
  ];
  const edited = editYaml(before, { set, remove: [] });
  expect(edited).toBe(
    '- say: /start\n  expect: { text: "Привет!\\n\\nЧто «ищете»: \\"диван\\"?", buttons: [Да] } # так\n- expect:\n    text:\n      - Раз\n      - "Два\\nТри"\n',
  );
  expect(parse(edited)).toEqual([
    { say: '/start', expect: { text: set[0]?.value, buttons: ['Да'] } },
    { expect: { text: set[1]?.value } },
  ]);
});
