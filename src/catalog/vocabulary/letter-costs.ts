/** What mistakes cost, in tenths of a letter. */
export const costs = {
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

const replaceCosts = new Map<number, number>();

/** Letters beside each other on a keyboard, or alike in sound, are cheaper to have mixed up. */
export function replaceCost(one: number, other: number): number {
  if (replaceCosts.size === 0) fillReplaceCosts();
  return replaceCosts.get(pair(one, other)) ?? costs.replace;
}

/** Soft and hard signs are left out and put in where they are not heard. */
export function isSoft(letter: number): boolean {
  return letter === 0x44c || letter === 0x44a;
}

function pair(one: number, other: number): number {
  return one * 0x10000 + other;
}

function fillReplaceCosts(): void {
  const both = (one: string, other: string, cost: number) => {
    const [a, b] = [one.charCodeAt(0), other.charCodeAt(0)];
    const least = Math.min(cost, replaceCosts.get(pair(a, b)) ?? cost);
    replaceCosts.set(pair(a, b), least).set(pair(b, a), least);
  };
  rows.forEach((row, index) => {
    const below = index % 3 === 2 ? '' : (rows[index + 1] ?? '');
    [...row].forEach((letter, at) => {
      for (const next of [row[at + 1], below[at - 1], below[at]]) if (next) both(letter, next, costs.near);
    });
  });
  for (const [one = '', other = ''] of sounds) both(one, other, costs.sound);
  both('ь', 'ъ', costs.soft);
}
