import fc from 'fast-check';

/** What people, editors and attackers do to a text file, a little at a time. `at` is a share of its length or lines. */
export type Mutation =
  | { readonly kind: 'insert' | 'value' | 'key' | 'indent'; readonly at: number; readonly text: string }
  | { readonly kind: 'remove'; readonly at: number; readonly length: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'outdent' | 'drop' | 'double' | 'comment' | 'cut'; readonly at: number }
  | { readonly kind: 'crlf' | 'bom' | 'empty' | 'other' | 'append' };

/** Pieces that mean something to YAML, ICU MessageFormat, Telegram's HTML, CSV or the terminal. */
const pieces = [
  ...[
    '{',
    '}',
    "'",
    '"',
    '<b>',
    '</i>',
    '<a href="',
    '&amp',
    '&',
    ': ',
    ' #',
    '- ',
    '|',
    '>',
    '|-',
    '? ',
    '--- ',
  ],
  ...[
    '{count, plural, one {#',
    '{citi_name}',
    '{{',
    '}}',
    "'{",
    '#',
    '<b><b></b>',
    '<h1>',
    '<!--',
    '&#0;',
    '<tg-',
  ],
  ...[
    '&a ',
    '*a',
    '!!js ',
    '%',
    '@',
    '`',
    '\t',
    '\0',
    '\uFEFF',
    '\u2028',
    '\ud800',
    '\u001b[2J',
    '\r',
    '\n',
    '\n\n',
  ],
  ...[
    '[',
    ']',
    '[[',
    ',',
    ';',
    '<<: *x',
    '__proto__: 1',
    'constructor: {}',
    'да',
    'no',
    'on',
    '~',
    'null',
    '0123',
  ],
  ...[
    '1e999',
    '-5',
    '99999999999999999999',
    '1 905 ₽',
    'от 1 200',
    '0x1F',
    '2026-11-24',
    '12:30',
    '+7 701 000 00 00',
  ],
  ...['http://[', 'javascript:alert(1)', '../../etc/passwd', '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw'],
  ...[
    'қ',
    'ё',
    'Ё',
    '👍🏽',
    '\u0301',
    'ﬀ',
    '\u00a0',
    '\u2009',
    '"a""b"',
    '""',
    ';;;;',
    'sku;name;price',
    '...',
  ],
  ...['я'.repeat(300), 'a'.repeat(5000), '['.repeat(100), '{a: '.repeat(40)],
];

const keys = [
  'name',
  'timezone',
  'languages',
  'telegram',
  'catalog',
  'greeting',
  'results',
  'help',
  'файл',
  'handle',
];

const where = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const piece = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 12 }));

/** Edits inside a line, of lines, and of the whole file. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ kind: fc.constantFrom('insert', 'value'), at: where, text: piece }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('key'), at: where, text: fc.constantFrom(...keys) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('indent'),
      at: where,
      text: fc.constantFrom(' ', '  ', '\t', '    '),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove'), at: where, length: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move'), at: where, to: where }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('outdent', 'drop', 'double', 'comment', 'cut'),
      at: where,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('crlf', 'bom', 'empty', 'other', 'append') }),
  },
);

/** The text after it; `other` is another file's. */
export function mutated(text: string, other: string, edit: Mutation): string {
  switch (edit.kind) {
    case 'insert':
      return spliced(text, edit.at, 0, edit.text);
    case 'remove':
      return spliced(text, edit.at, edit.length, '');
    case 'cut':
      return text.slice(0, Math.floor(text.length * edit.at));
    case 'value':
      return withLine(text, edit.at, (line) => [withValue(line, edit.text)]);
    case 'key':
      return withLine(text, edit.at, (line) => [line.replace(/^(\s*)[^:\s]+:/, `$1${edit.text}:`)]);
    case 'indent':
      return withLine(text, edit.at, (line) => [edit.text + line]);
    case 'outdent':
      return withLine(text, edit.at, (line) => [line.replace(/^ {1,2}/, '')]);
    case 'drop':
      return withLine(text, edit.at, () => []);
    case 'double':
      return withLine(text, edit.at, (line) => [line, line]);
    case 'comment':
      return withLine(text, edit.at, (line) => [`# ${line}`]);
    case 'move':
      return moved(text, edit.at, edit.to);
    case 'crlf':
      return text.replaceAll('\n', '\r\n');
    case 'bom':
      return `\uFEFF${text}`;
    case 'empty':
      return '';
    case 'other':
      return other;
    case 'append':
      return text + other;
  }
}

function spliced(text: string, at: number, length: number, piece: string): string {
  const index = Math.floor(text.length * at);
  return text.slice(0, index) + piece + text.slice(index + length);
}

function withLine(text: string, at: number, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  const index = Math.floor(lines.length * at);
  return lines.flatMap((line, i) => (i === index ? change(line) : [line])).join('\n');
}

function moved(text: string, at: number, to: number): string {
  const lines = text.split('\n');
  const [line = ''] = lines.splice(Math.floor(lines.length * at), 1);
  lines.splice(Math.floor(lines.length * to), 0, line);
  return lines.join('\n');
}

/** `key: value` and `a;b;c` with another value. */
function withValue(text: string, value: string): string {
  const colon = text.indexOf(': ');
  if (colon !== -1) return `${text.slice(0, colon)}: ${value}`;
  return [...text.split(';').slice(0, -1), value].join(';');
}
