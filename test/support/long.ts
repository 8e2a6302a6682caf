/** Whether this is `npm run test:long`: many more kills and generated cases. */
export const isLong = process.env['ZETA_TEST_LONG'] === '1';
