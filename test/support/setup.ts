import fc from 'fast-check';
import { isLong } from './long.ts';

// Properties that name a number of runs keep it.
if (isLong) fc.configureGlobal({ numRuns: 5000 });
