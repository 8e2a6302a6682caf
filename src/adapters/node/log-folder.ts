import { join } from 'node:path';

/** `serve-000017.log`: the highest number is written to, the lowest one is the oldest. */
const pattern = /^serve-(\d{6,15})\.log$/;

export function logFileOf(folder: string, number: number): string {
  return join(folder, `serve-${String(number).padStart(6, '0')}.log`);
}

/** Numbers of the files of logs among the names in a folder, oldest first. */
export function logNumbersAmong(names: readonly string[]): readonly number[] {
  return names
    .flatMap((name) => {
      const digits = pattern.exec(name)?.[1];
      return digits === undefined ? [] : [Number(digits)];
    })
    .sort((a, b) => a - b);
}
