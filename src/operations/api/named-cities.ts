/**
 * Cities that a request names, wherever in it: every member called `city` or `cities`. A new route is bound to its caller's
 * cities by that alone.
 */
export function namedCities(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    if (name === 'city' && typeof member === 'string') return [member];
    if (name === 'cities' && Array.isArray(member))
      return member.filter((one): one is string => typeof one === 'string');
    // Lists of files are long, and name none.
    return name === 'files' ? [] : namedCities(member);
  });
}
