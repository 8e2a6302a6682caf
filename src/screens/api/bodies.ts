import { mostFiles, mostLogLines } from '../../operations/api/wire.ts';
import { logLevels } from '../../operations/log-levels.ts';

/** What each route takes: JSON Schemas, which Fastify holds requests to. What a path or a name may be is the verbs' business. */
const city = { type: 'string', minLength: 1, maxLength: 80 } as const;
const release = { type: 'integer', minimum: 1, maximum: 999_999_999 } as const;
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const cities = { type: 'array', maxItems: 10_000, uniqueItems: true, items: city } as const;

function body(properties: object, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}

const file = body({ path: { type: 'string', minLength: 1, maxLength: 4096 }, sha256: hash });
const upload = body({ cities, files: { type: 'array', maxItems: mostFiles, items: file } });

export const missing = body({ files: { type: 'array', maxItems: mostFiles, items: hash } });
export const plan = body({ upload });
export const compare = body({ city, from: release, to: release });
export const replay = body(
  { cities, since: { type: 'integer', minimum: 0 }, release: body({ city, number: release }), upload },
  ['release', 'upload'],
);
export const drafts = body({ cities });
export const deploy = body({
  upload,
  options: body({
    message: { type: 'string', maxLength: 2000 },
    allow: { type: 'array', maxItems: 20, items: { type: 'string', maxLength: 80 } },
    commit: { type: 'string', pattern: '^(?:[0-9a-f]{7,64})?$' },
    author: { type: 'string', maxLength: 200 },
  }),
});
export const rollback = body({ city, number: release }, ['number']);
export const unpin = body({ city });
export const progress = body({ commit: { type: 'string', pattern: '^[0-9a-f]{7,64}$' }, cities });
export const ofCity = body({ city }, ['city']);
export const logs = body(
  {
    city,
    since: { type: 'integer', minimum: 0 },
    level: { enum: [...logLevels] },
    most: { type: 'integer', minimum: 1, maximum: mostLogLines },
  },
  ['city'],
);
export const secret = body({
  name: { type: 'string', minLength: 1, maxLength: 200 },
  value: { type: 'string', minLength: 1, maxLength: 65_536 },
});
