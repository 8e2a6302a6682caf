import { mostLogLines } from '../../operations/api/wire.ts';
import { logLevels } from '../../operations/log-levels.ts';

/** What each route but those of files takes: JSON Schemas, which Fastify holds requests to. What a path or a name may be is the verbs' business. */
const city = { type: 'string', minLength: 1, maxLength: 80 } as const;
const release = { type: 'integer', minimum: 1, maximum: 999_999_999 } as const;
const cities = { type: 'array', maxItems: 10_000, uniqueItems: true, items: city } as const;

function body(properties: object, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}

export const compare = body({ city, from: release, to: release });
export const drafts = body({ cities });
export const rollback = body({ city, number: release }, ['number']);
export const planRollbacks = body({ before: { type: 'integer', minimum: 0 } }, ['before']);
export const rollbacks = body({
  steps: { type: 'array', maxItems: 10_000, items: body({ city, from: release, to: release }) },
});
export const ofRelease = body({ city, number: release });
export const prune = body({ cities, keep: { type: 'integer', minimum: 1, maximum: 99_999 } });
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
