import { expect, it } from 'vitest';
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
