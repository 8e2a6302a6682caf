/**
 * How wide a text is on a button, in average letters of the fonts that Telegram uses on phones (Roboto, San Francisco):
 * estimated from their advance widths, rounded up, so that what fits here fits there.
 */
export function textWidth(text: string): number {
  const characters = [...new Intl.Segmenter('ru', { granularity: 'grapheme' }).segment(text)];
  return Math.ceil(characters.reduce((sum, { segment }) => sum + widthOf(segment), 0));
}

function widthOf(character: string): number {
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(character)) return 2.2;
  if (/[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60]/.test(character)) return 2;
  if (/[ .,:;!|'’ijlIfrt()[\]`·-]/.test(character)) return 0.6;
  if (/[ЖМШЩЮФЫmwжмшщюфыMW@%—…]/.test(character)) return 1.5;
  return /\p{Lu}/u.test(character) ? 1.25 : 1;
}
