import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editYaml } from '../../src/compile/edit-yaml.ts';
import type { YamlPath } from '../../src/compile/yaml-file.ts';

const set = (text: string, path: YamlPath, value: unknown) =>
  editYaml(text, { set: [{ path, value }], remove: [] });
const unset = (text: string, ...path: YamlPath) => editYaml(text, { set: [], remove: [path] });

describe('A text takes the place of another', () => {
  it.each<[string, string, string, string]>([
    ['double quotes stay', 'a: "x"   # c\n', 'y', 'a: "y"   # c\n'],
    ['single quotes stay', "a: 'x' # c\n", "it's", "a: 'it''s' # c\n"],
    ['a plain one gets quotes where it needs them', 'a: x # c\n', '@y: z', 'a: "@y: z" # c\n'],
    ['a block stays a block', 'a: |- # c\n  x\n  y\n\nb: 1\n', 'z', 'a: |- # c\n  z\n\nb: 1\n'],
    ['a fold becomes lines', 'a: >\n  x\n  y\nb: 1\n', 'z\nq', 'a: |-\n  z\n  q\nb: 1\n'],
    ['lines get a block, behind the comment', 'a: x # c\nb: 1\n', 'y\nz', 'a: |- # c\n  y\n  z\nb: 1\n'],
    ['a block becomes empty', 'a: |- # c\n  x\nb: 1\n', '', 'a: "" # c\nb: 1\n'],
    ['one that is not there yet', 'a: # c\nb: 1\n', 'x', 'a: x # c\nb: 1\n'],
    ['one that is not there yet, over lines', 'a: # c\nb: 1\n', 'x\ny', 'a: |- # c\n  x\n  y\nb: 1\n'],
    ['no line end at the end', 'b: 1\na: x', 'u', 'b: 1\na: u'],
    ['a block without a line end', 'a: |-\n  x', 'y\nz', 'a: |-\n  y\n  z\n'],
    ['CR LF', 'a: x\r\nb: 1\r\n', 'y\nz', 'a: |-\r\n  y\r\n  z\r\nb: 1\r\n'],
    ['a byte-order mark', '\ufeffa: x\n', 'u', '\ufeffa: u\n'],
    ['indented, with a break at the end', 'a: x\n', '  y\n z\n', 'a: |2\n    y\n   z\n'],
    ['Kazakh and emoji', 'a: "x"\n', 'Сәлем, әлем 👋🏽', 'a: "Сәлем, әлем 👋🏽"\n'],
    ['brackets', 'o: 1 # c\nz: { a: x, b: 2 }\na: { k: v }\n', 'u', 'o: 1 # c\nz: { a: x, b: 2 }\na: u\n'],
    ['a map of lines', 'a: # c\n  k: v\n  l: w\nb: 1\n', 'u', 'a: u # c\nb: 1\n'],
    ['something in several quoted lines', 'a: "x\n  y" # c\nb: 1\n', 'z', 'a: "z" # c\nb: 1\n'],
  ])('%s', (_what, before, value, after) => {
    expect(set(before, ['a'], value)).toBe(after);
    expect((parse(after.replace('\ufeff', '')) as Record<string, unknown>)['a']).toBe(value);
  });
});

describe('A key that is not there yet', () => {
  it.each<[string, string, YamlPath, unknown, string]>([
    [
      'stands behind the last of its block',
      'g:\n  # c\n  a: 1 # d\n\n# e\nh: 2\n',
      ['g', 'b'],
      'x',
      'g:\n  # c\n  a: 1 # d\n  b: x\n\n# e\nh: 2\n',
    ],
    ['behind lines of text', 'a: |-\n  x\n\n# tail\n', ['b'], 'u', 'a: |-\n  x\nb: u\n\n# tail\n'],
    ['behind lines that keep their breaks', 'a: |+\n  x\n\n\n', ['b'], 'u', 'a: |+\n  x\n\n\nb: u\n'],
    [
      'although it was commented out',
      '# b: old\na: 1\n# b: older\n',
      ['b'],
      'u',
      '# b: old\na: 1\nb: u\n# b: older\n',
    ],
    ['in an empty file', '', ['a'], 'x', 'a: x\n'],
    ['in a file of comments', '# ours\n', ['g', 'a'], 'x\ny', '# ours\ng:\n  a: |-\n    x\n    y\n'],
    ['without a line end at the end', 'a: 1', ['b'], 'x', 'a: 1\nb: x\n'],
    ['in brackets', 'g: { a: 1, } # c\n', ['g', 'b'], 'x, y', 'g: { a: 1, b: "x, y", } # c\n'],
    ['in empty brackets', 'g: {} # c\nh: 1\n', ['g', 'b'], 'x\ny', 'g: # c\n  b: |-\n    x\n    y\nh: 1\n'],
    ['in a file of empty brackets', '# c\n{}\n# d\n', ['a'], 'x', '# c\na: x\n# d\n'],
    ['below a key without a value', 'g: # c\nh: 1\n', ['g', 'b'], 'x', 'g: # c\n  b: x\nh: 1\n'],
    ['in place of something else', 'g: old # c\nh: 1\n', ['g', 'b'], 'x', 'g: { b: x } # c\nh: 1\n'],
    [
      'with blocks of its own',
      'a: 1\r\n',
      ['g', 'h', 'b'],
      [1, 2],
      'a: 1\r\ng:\r\n  h:\r\n    b: [1, 2]\r\n',
    ],
    ['with deeper indentation', 'g:\n    a: 1\nh: 2\n', ['g', 'b'], 'x', 'g:\n    a: 1\n    b: x\nh: 2\n'],
    [
      'under a name that needs quotes',
      'g:\n  a: 1\n',
      ['g', '160: 200'],
      'x',
      'g:\n  a: 1\n  "160: 200": x\n',
    ],
    ['behind the mark of a document', '---\na: 1\n', ['b'], 'x', '---\na: 1\nb: x\n'],
  ])('%s', (_what, before, path, value, after) => {
    expect(set(before, path, value)).toBe(after);
    expect(parse(after)).toEqual(expect.anything());
  });
});

describe('A key that goes', () => {
  it.each<[string, string, YamlPath, string]>([
    ['takes its lines along', '# x\na: |-\n  1\n\n# y\nb: 2\n', ['a'], '# x\n\n# y\nb: 2\n'],
    ['the last of the file', '# x\na: 1 # c\n# y\n', ['a'], '# x\n{}\n# y\n'],
    ['the last of its block', 'a: 1\ng:\n  b: 2\n\nc: 3\n', ['g', 'b'], 'a: 1\n\nc: 3\n'],
    [
      'the last of a block with comments',
      'g: # c\n  b: 2\n  # d: 3\nh: 1\n',
      ['g', 'b'],
      'g: {} # c\n  # d: 3\nh: 1\n',
    ],
    ['the first in brackets', 'g: { a: 1, b: 2 } # c\n', ['g', 'a'], 'g: { b: 2 } # c\n'],
    ['the last in brackets', 'g: { a: 1, b: 2 }\n', ['g', 'b'], 'g: { a: 1 }\n'],
    ['in brackets with comments', 'g: {a: 1, # k\n  b: 2,\n}\n', ['g', 'b'], 'g: {a: 1, # k\n  \n}\n'],
    ['all that was in brackets', 'g: { a: 1 }\nh: 2\n', ['g', 'a'], 'h: 2\n'],
    ['a whole block', 'g:\n  a: 1\n  b:\n    c: "x\n      y"\nh: 2\n', ['g'], 'h: 2\n'],
    ['one without a value', 'a: # c\nb: 1\n', ['a'], 'b: 1\n'],
    ['one that is not there', 'a: 1\n', ['b'], 'a: 1\n'],
    ['at the end of a file without a line end', 'a: 1\nb: 2', ['b'], 'a: 1\n'],
  ])('%s', (_what, before, path, after) => {
    expect(unset(before, ...path)).toBe(after);
    expect(() => parse(after)).not.toThrow();
  });

  it('leaves what a key that comes back makes whole again', () => {
    const before = '# x\na: 1\n# y\n';
    expect(set(unset(before, 'a'), ['a'], 2)).toBe('# x\na: 2\n# y\n');
  });
});

/** Pieces of a file, each with one key; what stands in them must not move by a byte when another one is changed. */
const pieces = fc.constantFrom(
  (key: string) => `${key}: plain # c\n`,
  (key: string) => `# of ${key}\n${key}: "quoted \\n text"\n\n`,
  (key: string) => `${key}: |-   # lines\n  one\n\n    two\n\n`,
  (key: string) => `${key}: >+\n  one\n  two\n\n\n`,
  (key: string) => `${key}:   { x: 1,y: "2" }\n`,
  (key: string) => `${key}:\n    x: 1 # first\n    # between\n    y: [ a,b ]\n`,
  (key: string) => `${key}:\n- 1\n-   2\n`,
  (key: string) => `"${key}" : 'single ''quoted'''\n# after\n`,
);
const texts = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.stringMatching(/^[ \tа-яa-z:#'"{}[\]|>&*!%@\-?,\n]{0,30}$/),
  )
  .filter((text) => text.isWellFormed());

describe('Whatever is written', () => {
  it('is read back as it was given, and the rest of the file stays byte by byte', () => {
    const file = fc.array(pieces, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(file, fc.nat(6), texts, fc.boolean(), (made, at, value, isCrLf) => {
        const ends = (text: string) => (isCrLf ? text.replaceAll('\n', '\r\n') : text);
        const before = made.map((piece, index) => ends(piece(`k${index}`))).join('');
        const key = `k${Math.min(at, made.length)}`;
        const after = set(before, [key], value);
        expect((parse(after) as Record<string, unknown>)[key]).toBe(value);
        if (made.length > 1) expect(unset(after, key)).toBe(unset(before, key));
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves the file as it was when it goes again', () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 5 }), texts, (made, value) => {
        const before = made.map((piece, index) => piece(`k${index}`)).join('');
        expect(unset(set(before, ['new'], value), 'new')).toBe(before);
      }),
      { numRuns: 300 },
    );
  });
});
