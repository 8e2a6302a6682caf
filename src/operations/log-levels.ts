/** As the lines have them, by weight. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LineLevel = (typeof logLevels)[number];
