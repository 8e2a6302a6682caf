import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { defaultPace, noRates, type Pace } from '../runtime/pace.ts';
import type { SaveResult } from './apply-save.ts';
import { CityBroken } from './city-broken.ts';
import { onlyCity } from './only-city.ts';
import type { Platform } from './platform.ts';
import { type Serving, serve } from './serve.ts';
import type { ServeTools } from './tools.ts';

/** Nobody waits a minute in a throw-away world. */
const quickPace: Pace = {
  ...defaultPace,
  firstRetryMs: 100,
  mostRetryMs: 1000,
  unknownAfterMs: 500,
  rates: noRates,
  limitsMs: 0,
  orphanAfterMs: 500,
};

/**
 * A whole world for one city's working tree: emulated Telegram and CRM, the real runtime, a store that is thrown away.
 * No secret is resolved and nothing leaves loopback. `use` runs in it; everything is gone when it resolves. With `watch`, what
 * is saved meanwhile is live at once, and told.
 */
export async function inThrowAwayWorld<T>(
  tools: ServeTools,
  platform: Platform,
  city: CityId,
  use: (serving: Serving) => Promise<T>,
  options: { readonly watch?: 'all'; readonly onSave?: (result: SaveResult) => void } = {},
): Promise<T> {
  const folder = await tools.temporaryFolder();
  try {
    const diagnostics: Diagnostic[] = [];
    let isUsed = false;
    const dataRoot = `${folder.path}/dev`;
    const world: Platform = { ...platform, target: 'dev', dataRoot, data: tools.filesAt(dataRoot) };
    const serving = await serve(
      tools,
      { ...world, files: onlyCity(platform, city) },
      {
        only: [],
        public: { host: '127.0.0.1', port: 0 },
        watch: options.watch ?? 'off',
        command: 'a throw-away world',
        deployAll: true,
        pace: quickPace,
        onSave: (result) => (isUsed ? options.onSave?.(result) : diagnostics.push(...result.diagnostics)),
      },
    );
    try {
      if (hasErrors(diagnostics)) throw new CityBroken(diagnostics);
      if (!serving.runtime.cities.get(city)) throw notServed(city);
      await serving.runtime.bots.whenIntroduced();
      isUsed = true;
      return await use(serving);
    } finally {
      await serving.stop();
    }
  } finally {
    await folder.remove();
  }
}

function notServed(city: CityId): ZetaError {
  return new ZetaError('not-served', `${city} could not be started.`, { exit: exitCode.bug });
}
