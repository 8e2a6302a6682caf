/** What mistakes cost, in tenths of a letter. */
export const letterCosts = {
  insert: 10,
  remove: 10,
  replace: 10,
  swap: 8,
  double: 5,
  near: 6,
  sound: 6,
  soft: 5,
} as const;

const rows = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Letters that are taken for each other by ear. */
const sounds = [
  'оа',
  'еи',
  'еэ',
  'иы',
  'зс',
  'бп',
  'дт',
  'гк',
  'вф',
  'жш',
  'шщ',
  'цс',
  'йи',
  'уо',
  'яе',
  'юу',
  'ei',
  'ea',
  'ao',
  'ck',
  'sz',
  'iy',
  'vw',
  'dt',
  'kq',
  'jg',
  'fp',
  'uo',
];

/** What each pair of letters costs, one row after another; filled when it is first asked for. */
let pairs = new Uint8Array();

/** Letters beside each other on a keyboard, or alike in sound, are cheaper to have mixed up. */
export function replaceCost(one: number, other: number): number {
  if (pairs.length === 0) pairs = pairCosts();
  const [row, column] = [numberOf(one), numberOf(other)];
  return row === 0 || column === 0
    ? letterCosts.replace
    : (pairs[row * rowLength + column] ?? letterCosts.replace);
}

const rowLength = 64;

/** 1 to 26: a to z; 27 to 58: а to я; 0: any other letter. */
function numberOf(letter: number): number {
  if (letter >= 0x61 && letter <= 0x7a) return letter - 0x60;
  return letter >= 0x430 && letter <= 0x44f ? letter - 0x430 + 27 : 0;
}

/** Soft and hard signs are left out and put in where they are not heard. */
export function isSoft(letter: number): boolean {
  return letter === 0x44c || letter === 0x44a;
}

function pairCosts(): Uint8Array<ArrayBuffer> {
  const table = new Uint8Array(rowLength * rowLength).fill(letterCosts.replace);
  const both = (one: string, other: string, cost: number) => {
    const [a, b] = [numberOf(one.charCodeAt(0)), numberOf(other.charCodeAt(0))];
    const least = Math.min(cost, table[a * rowLength + b] ?? cost);
    table[a * rowLength + b] = least;
    table[b * rowLength + a] = least;
  };
  rows.forEach((row, index) => {
    const below = index % 3 === 2 ? '' : (rows[index + 1] ?? '');
    [...row].forEach((letter, at) => {
      for (const next of [row[at + 1], below[at - 1], below[at]])
        if (next) both(letter, next, letterCosts.near);
    });
  });
  for (const [one = '', other = ''] of sounds) both(one, other, letterCosts.sound);
  both('ь', 'ъ', letterCosts.soft);
  return table;
}
