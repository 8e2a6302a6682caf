import type { Shape } from './check-shape.ts';
import { isBlock, valueAt } from './value-at.ts';

/** Each round takes mistakes away that another one hid. */
const mostRounds = 8;

/**
 * A value without whatever in it has not the shape of its schema, so that its other rules can still be checked: what is
 * wrong is left out, a block that lacks something is left out as a whole, and a list with a wrong entry too. Keys that
 * are required at the top may be missing.
 */
export function usablePart(value: unknown, { validate }: Shape): object {
  if (!isBlock(value)) return {};
  const part = structuredClone(value);
  for (let round = 0; round < mostRounds; round += 1) {
    if (validate(part)) return part;
    const wrong = (validate.errors ?? []).map(wrongPath).filter((path) => path !== undefined);
    if (wrong.length === 0) return part;
    for (const path of wrong) remove(part, path);
  }
  return {};
}

interface ShapeProblem {
  readonly keyword: string;
  readonly instancePath: string;
  readonly propertyName?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The keys that lead to what must go; undefined for a key that is missing at the top. */
function wrongPath({
  keyword,
  instancePath,
  propertyName,
  params,
}: ShapeProblem): readonly string[] | undefined {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const extra = propertyName ?? params['additionalProperty'] ?? params['propertyName'];
  if (typeof extra === 'string') return [...path, extra];
  return keyword === 'required' && path.length === 0 ? undefined : path;
}

/** Entries of a list keep their numbers by going all together. */
function remove(block: object, path: readonly string[]): void {
  const inList = path.findIndex((_, length) => Array.isArray(valueAt(block, path.slice(0, length))));
  const whole = inList === -1 ? path : path.slice(0, inList);
  const parent = valueAt(block, whole.slice(0, -1));
  if (isBlock(parent)) delete parent[whole.at(-1) ?? ''];
}
