/** A small piece of a shop's files with the mistake, and the same piece mended. */
export interface Example {
  readonly before: string;
  readonly after: string;
}

/** Of mistakes in the tests of a city, and of tests that fail. */
export const testExamples = {
  ZT101: {
    before: '- query: диван\n  expect: { sku: Д-1, within: 1 }',
    after: '- query: диван\n  expect: { sku: Д-1, within: 3 }',
  },
  ZT102: {
    before: '- name: Знакомство\n  steps:\n    - say: /start\n    - contains: Добрый день',
    after: '- name: Знакомство\n  steps:\n    - say: /start\n    - contains: Здравствуйте',
  },
  ZT103: {
    before: '- name: Долгий поиск\n  steps:\n    - say: диван\n      expect: { matches: (л|л)*! }',
    after: '- name: Долгий поиск\n  steps:\n    - say: диван\n      expect: { contains: диван }',
  },
  ZT201: {
    before: '- name: Знакомство\n  steps:\n    - say: /start\n      press: 1',
    after: '- name: Знакомство\n  steps:\n    - say: /start\n    - press: 1',
  },
  ZT202: { before: 'expect: { matches: "(товар" }', after: 'expect: { matches: "\\\\d+ товар(а|ов)?" }' },
  ZT203: {
    before: 'examples: [{ query: диван }]\nsteps: [{ say: <querry> }]',
    after: 'examples: [{ query: диван }]\nsteps: [{ say: <query> }]',
  },
  ZT204: {
    before: '# city.yaml: languages: [ru, kk]\nlanguage: en',
    after: '# city.yaml: languages: [ru, kk]\nlanguage: kk',
  },
  ZT205: { before: 'now: 2026-02-30 12:00', after: 'now: 2026-02-28 12:00' },
} satisfies Readonly<Record<string, Example>>;
