import module from 'node:module';

// First of all, so that everything else is compiled once per machine, not once per start.
module.enableCompileCache();
void import('./main.ts').then(({ main }) => main());
