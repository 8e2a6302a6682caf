import { pairsGiven, settingGiven } from '../../../operations/writing/given-changes.ts';
import { writeSettings } from '../../../operations/writing/write-settings.ts';
import type { Verb } from '../cli.ts';
import { type EditFlags, editFiles } from '../edit-files.ts';

export function runCitySet(city: string, pairs: readonly string[], flags: EditFlags): Verb {
  return async (cli) => {
    const given = pairsGiven(pairs).map(([key, text]) => [key, settingGiven(text)] as const);
    const changes = Object.fromEntries(given);
    return editFiles(cli, flags, {
      here: (tools, platform, options) => writeSettings(tools, platform, { city, changes }, options),
      // The server checks what they are.
      there: (api) => api.writeSettings({ city, changes: changes as never }),
    });
  };
}
