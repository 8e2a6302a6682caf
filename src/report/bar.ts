/** Eighths of a column, from none to seven. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of at most `columns`; whatever is there, however little, is seen. */
export function bar(count: number, most: number, columns: number): string {
  if (count <= 0 || most <= 0) return '';
  const length = Math.max(1, Math.round((count / most) * columns * 8));
  return '█'.repeat(Math.floor(length / 8)) + (eighths[length % 8] ?? '');
}
