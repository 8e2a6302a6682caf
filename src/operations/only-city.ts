import type { CityId } from '../base/ids.ts';
import type { Platform } from './platform.ts';

/** The platform's files, with this city as the only one. */
export function onlyCity({ files }: Platform, city: CityId): Platform['files'] {
  return {
    ...files,
    list: async (path) => {
      const entries = await files.list(path);
      return path === 'cities'
        ? entries.filter(({ name }) => name === city || name.startsWith('_'))
        : entries;
    },
  };
}
