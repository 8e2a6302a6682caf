/** Errors keep a city from going live; warnings and notes do not. Notes are told only with --verbose. */
export type Severity = 'error' | 'warning' | 'note';
