import { defineConfig, mergeConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** The same tests with many more kills and generated cases; takes minutes. */
export default mergeConfig(
  usual,
  defineConfig({ test: { env: { ZETA_TEST_LONG: '1' }, testTimeout: 1_800_000 } }),
);
