/** Keys that stand in one portal and not in another: its own fields, links to its own types, what newer versions tell. */
const portalsOwn = /^(ufCrm|UF_CRM_|parentId\d|operating(_reset_at)?$)/;

/**
 * How an answer differs in form from one of a real portal, a line each: keys, kinds of values, and how times, numbers in
 * text and Y/N are written. Lists are compared by all that their elements have; null and PHP's empty list say nothing of a form.
 */
export function differences(theirs: unknown, ours: unknown, path = 'answer'): readonly string[] {
  const [their, our] = [kindOf(theirs), kindOf(ours)];
  if (their === 'nothing' || our === 'nothing') return [];
  if (their !== our) return [`${path}: ${their} there, ${our} here`];
  if (Array.isArray(theirs) && Array.isArray(ours))
    return differences(merged(theirs), merged(ours), `${path}[]`);
  if (their !== 'object') return [];
  return keyDifferences(Object(theirs), Object(ours), path);
}

type Answer = Readonly<Record<string, unknown>>;

function keyDifferences(theirs: Answer, ours: Answer, path: string): readonly string[] {
  const missing = keysIn(theirs).filter((key) => !(key in ours));
  const extra = keysIn(ours).filter((key) => !(key in theirs));
  return [
    ...missing.map((key) => `${path}.${key}: only there`),
    ...extra.map((key) => `${path}.${key}: only here`),
    ...keysIn(theirs)
      .filter((key) => key in ours)
      .flatMap((key) => differences(theirs[key], ours[key], `${path}.${key}`)),
  ];
}

/** What the elements of a list have between them. */
function merged(list: readonly unknown[]): unknown {
  const records = list.filter((one) => kindOf(one) === 'object');
  if (records.length < list.length) return list[0];
  const said = records.flatMap((one) => Object.entries(Object(one)));
  const filled = said.filter(([, value]) => kindOf(value) !== 'nothing');
  return { ...Object.fromEntries(said), ...Object.fromEntries(filled) };
}

function keysIn(answer: Answer): readonly string[] {
  return Object.keys(answer).filter((key) => !portalsOwn.test(key));
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : 'list';
  if (typeof value !== 'string') return typeof value;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(value)) return 'time';
  if (/^\d+$/.test(value)) return 'number in text';
  return /^[YN]$/.test(value) ? 'Y or N' : 'text';
}
