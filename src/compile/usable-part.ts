import type { Shape } from './check-shape.ts';
import { valueAt } from './value-at.ts';

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

function remove(block: Record<string, unknown>, path: readonly string[]): void {
  for (let length = 0; length < path.length; length += 1) {
    const parent = valueAt(block, path.slice(0, length));
    const key = path[length] ?? '';
    const isLast = length === path.length - 1 || Array.isArray(isBlock(parent) ? parent[key] : undefined);
    if (!isBlock(parent)) return;
    if (isLast) {
      delete parent[key];
      return;
    }
  }
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
