import type { Style } from './style.ts';

/** Rows under a header, in columns as wide as they need to be; no spaces at line ends. */
export function table(rows: readonly (readonly string[])[], style: Style): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [style.dim(lines[0] ?? ''), ...lines.slice(1)].join('\n');
}
