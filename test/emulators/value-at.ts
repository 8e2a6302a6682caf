/** What stands at a path of a parsed answer; `undefined` when there is nothing. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

export async function jsonOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  return Object.fromEntries(Object.entries(Object(await response.json())));
}
