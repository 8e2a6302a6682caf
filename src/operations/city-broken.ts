import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** The city has mistakes, so there is nothing to talk to and nothing to search in. */
export class CityBroken extends Error {
  override readonly name = 'CityBroken';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super('the city has mistakes');
    this.diagnostics = diagnostics;
  }
}
