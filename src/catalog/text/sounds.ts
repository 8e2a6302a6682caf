/**
 * How a foreign name sounds in Russian and how it may be written at home: сигейт and seagate, клиник and clinique. Each
 * line is a Russian spelling and what stands for it in Latin letters; those that are not the usual one cost more, in tenths
 * of a letter, as slips do. `^` and `$`: only at the beginning, only at the end of a name.
 */
const lines = [
  'а: a 2u 3o 4e $3ah',
  'ай: ai i y 2ay 2igh 2ie',
  'ау: au ow 2aw',
  'б: b',
  'в: v w $2ve 3u',
  'г: g 1gh 1gu 2h $2gue',
  'д: d $2de',
  'дж: j 1g 1dg 1dge',
  'е: e 1ae 1a 2ai 2ie 2i $2ay $2ai $2er $2ee $3et',
  'ей: ay ei ey ai 1a 2e',
  'ж: j 1zh 1g 2ge',
  'з: z s 2se 3th 2x',
  'и: i 1y 1e ee 1ea 2ie $1ey 3u',
  'ие: ie ia',
  'икс: ^x 2ix',
  'й: y i 1j',
  'к: k c ck q 1ch 1qu $1que $2ke 1cc',
  'кс: x ks cks 1xx cs cks',
  'кв: qu 1kw',
  'л: l $2le 1lh',
  'ль: l 1ll $1le $1lle',
  'м: m $2me',
  'н: n $2ne 2gn',
  'нь: gn 1n',
  'о: o 1au 2aw 2oa $1eau 3a $2ow $2ot',
  'оу: o 1ow oa',
  'п: p $2pe',
  'пф: pf',
  'р: r 1rh $2re',
  'с: s 1c 1sc $1ce $2se 1z',
  'т: t $1te $1tte 2th',
  'у: u 1oo 1ou 2w 2o',
  'уа: ua oi wa',
  'ф: f ph 1pf',
  'х: h 1kh 2ch 2j',
  'ц: z 1c ts tz',
  'ч: ch 1c tch 2cz',
  'ш: sh ch sch 1s $2che 3ti',
  'шн: tion',
  'ы: i y',
  'э: e 1a 1ae 1ai',
  'эй: a ay ei ai',
  'ю: u yu 1ew 1iu 2ue',
  'я: ya ia ja 1a',
  'яй: ei',
  'ь:',
  'ъ:',
] as const;

/** A way to go on: letters of the word that are used up, and those that stand for them. */
export interface Spelling {
  readonly from: string;
  readonly to: string;
  /** In tenths of a letter. */
  readonly cost: number;
  readonly place: 'start' | 'end' | 'any';
}

/** By their first letter. */
export type Spellings = ReadonlyMap<string, readonly Spelling[]>;

let both: { readonly toLatin: Spellings; readonly toCyrillic: Spellings } | undefined;

/** From the alphabet that a word is in to the other one. */
export function spellingsFor(alphabet: 'latin' | 'cyrillic'): Spellings {
  both ??= read();
  return alphabet === 'cyrillic' ? both.toLatin : both.toCyrillic;
}

function read(): { readonly toLatin: Spellings; readonly toCyrillic: Spellings } {
  const all = lines.flatMap((line) => {
    const [sound = '', written = ''] = line.split(':');
    return written
      .trim()
      .split(' ')
      .map((one) => spelling(sound, one));
  });
  const turned = all.filter(({ to }) => to !== '').map((one) => ({ ...one, from: one.to, to: one.from }));
  return { toLatin: byFirst(all), toCyrillic: byFirst(turned) };
}

function spelling(from: string, written: string): Spelling {
  const [, mark = '', cost = '0', to = ''] = /^([$^]?)(\d?)(.*)$/.exec(written) ?? [];
  return { from, to, cost: Number(cost || 0), place: mark === '^' ? 'start' : mark === '$' ? 'end' : 'any' };
}

function byFirst(all: readonly Spelling[]): Spellings {
  return Map.groupBy(all, ({ from }) => from.slice(0, 1));
}
