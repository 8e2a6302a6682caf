import { canonicalJson } from '../base/canonical-json.ts';

export interface ValueChange {
  /** `manager.hours.from` */
  readonly path: string;
  /** As JSON; absent when it was not there. */
  readonly before?: string;
  readonly after?: string;
}

/** Leaves that differ between two structures, by path. Lists are compared whole. */
export function diffValues(before: unknown, after: unknown, path = ''): readonly ValueChange[] {
  if (isBlock(before) && isBlock(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      diffValues(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
  }
  const old = before === undefined ? undefined : canonicalJson(before);
  const now = after === undefined ? undefined : canonicalJson(after);
  if (old === now) return [];
  return [{ path, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }];
}

function isBlock(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
