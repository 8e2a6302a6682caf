import module from 'node:module';
import { keepCompiledCode } from './adapters/node/compiled-code.ts';

// First of all, so that everything else is compiled once per machine, not once per start.
module.enableCompileCache();
// None with NODE_DISABLE_COMPILE_CACHE, or where Node could not make it.
const folder = module.getCompileCacheDir();
if (folder !== undefined) keepCompiledCode(folder);
void import('./main.ts');
