import type { Verb } from '../cli.ts';

/** Runs what an action loads. Verbs are declared here and loaded when they are called. */
export type Run = (verb: Promise<Verb>) => Promise<void>;
