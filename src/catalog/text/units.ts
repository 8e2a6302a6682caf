interface Unit {
  /** The unit that it is told in. */
  readonly of: 'cm' | 'g' | 'ml' | 'w' | 'gb' | 'tb' | 'mb' | 'in' | 'mah' | 'hz' | 'mp' | 'v';
  readonly factor: number;
}

const length = (factor: number): Unit => ({ of: 'cm', factor });
const one = (of: Unit['of']): Unit => ({ of, factor: 1 });

/** As they stand behind a number, folded. */
const units: Readonly<Record<string, Unit>> = {
  мм: length(0.1),
  mm: length(0.1),
  см: length(1),
  cm: length(1),
  м: length(100),
  m: length(100),
  метр: length(100),
  метра: length(100),
  метров: length(100),
  г: one('g'),
  гр: one('g'),
  g: one('g'),
  грамм: one('g'),
  кг: { of: 'g', factor: 1000 },
  kg: { of: 'g', factor: 1000 },
  мл: one('ml'),
  ml: one('ml'),
  л: { of: 'ml', factor: 1000 },
  l: { of: 'ml', factor: 1000 },
  литр: { of: 'ml', factor: 1000 },
  литра: { of: 'ml', factor: 1000 },
  литров: { of: 'ml', factor: 1000 },
  вт: one('w'),
  w: one('w'),
  ватт: one('w'),
  квт: { of: 'w', factor: 1000 },
  kw: { of: 'w', factor: 1000 },
  мб: one('mb'),
  mb: one('mb'),
  гб: one('gb'),
  gb: one('gb'),
  тб: one('tb'),
  tb: one('tb'),
  '"': one('in'),
  дюйм: one('in'),
  дюйма: one('in'),
  дюймов: one('in'),
  inch: one('in'),
  мач: one('mah'),
  mah: one('mah'),
  гц: one('hz'),
  hz: one('hz'),
  мп: one('mp'),
  mp: one('mp'),
  вольт: one('v'),
  v: one('v'),
};

/** Longer ones first: "мм" is not "м" and a letter. */
export const unitPattern = Object.keys(units)
  .toSorted((a, b) => b.length - a.length)
  .join('|');

export interface Measure {
  /** Number and unit as one word: `160cm`. */
  readonly text: string;
  /** The number alone, where it is a length. */
  readonly centimetres?: string;
}

/** A number and its unit in the unit that others of its kind are told in: "1,6 м" and "160 см" are one measure. */
export function measureOf(number: string, name: string): Measure {
  const unit = units[name] ?? length(1);
  const value = wordOf(Number(number.replace(',', '.')) * unit.factor);
  const text = `${value}${unit.of}`;
  return unit.of === 'cm' ? { text, centimetres: value } : { text };
}

function wordOf(value: number): string {
  return String(Math.round(value * 100) / 100).replace('.', 'd');
}
