import { plainLines } from './telegram-text.ts';

/** Numbered steps, each broken to the terminal's width under its own number. */
export function stepsText(steps: readonly string[], width: number): readonly string[] {
  return steps.flatMap((step, index) =>
    plainLines(step, width - 5).map((line, row) =>
      `${row === 0 ? `  ${index + 1}. ` : '     '}${line}`.trimEnd(),
    ),
  );
}
