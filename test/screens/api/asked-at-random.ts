import fc from 'fast-check';
import type { JsonSchema, ObjectSchema } from '../../../src/operations/api/route.ts';

/** What is there, so that not everything is asked of nothing. */
const known: Readonly<Record<string, readonly unknown[]>> = {
  city: ['almaty', 'astana'],
  number: [1, 2],
  from: [1],
  sku: ['Д-1', 'С-1'],
  lang: ['ru', 'kk'],
  cursor: ['YWxtYXR5IzE'],
};

const hostile = fc.constantFrom(
  "' OR 1=1 --",
  '../../etc/passwd',
  '%00',
  '\u0000',
  '<script>alert(1)</script>',
  '{{7*7}}${7*7}',
  'Ә'.repeat(200),
  '\u202Eabc',
  '"; DROP TABLE move; --',
  '*:* NEAR(',
  'a\r\nset-cookie: x=1',
  '😀',
  '',
);

/** Values that a schema allows, the known ones among them. */
export function valueOf(schema: JsonSchema, name = ''): fc.Arbitrary<unknown> {
  const plain = plainValueOf(schema);
  const there = known[name];
  return there ? fc.oneof({ arbitrary: fc.constantFrom(...there), weight: 3 }, plain) : plain;
}

function plainValueOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, enum: values, anyOf, oneOf, items, properties } = schema;
  if (Array.isArray(values)) return fc.constantFrom(...(values as unknown[]));
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) return fc.oneof(...(choices as JsonSchema[]).map((one) => valueOf(one)));
  if (Array.isArray(type))
    return fc.oneof(...(type as string[]).map((one) => valueOf({ ...schema, type: one })));
  if (type === 'object' || properties) return objectOf({ properties: {}, required: [], ...schema });
  if (type === 'array') {
    const most = Math.min(Number(schema['maxItems'] ?? 3), 3);
    return fc.uniqueArray(valueOf((items ?? {}) as JsonSchema), { maxLength: most });
  }
  if (type === 'integer' || type === 'number')
    return fc.integer({
      min: Number(schema['minimum'] ?? -1000),
      max: Math.min(Number(schema['maximum'] ?? 1000), 2 ** 31 - 1),
    });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'string') return textOf(schema);
  return fc.jsonValue({ maxDepth: 2 });
}

function textOf({ pattern, minLength, maxLength }: JsonSchema): fc.Arbitrary<string> {
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern, 'u'));
  const [least, most] = [Number(minLength ?? 0), Math.min(Number(maxLength ?? 40), 40)];
  const fits = (text: string) => text.length >= least && text.length <= Number(maxLength ?? 1e6);
  return fc.oneof(fc.string({ minLength: least, maxLength: most, unit: 'grapheme' }), hostile).filter(fits);
}

function objectOf({ properties, required, additionalProperties }: ObjectSchema): fc.Arbitrary<object> {
  const members = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueOf(schema, name)])),
    { requiredKeys: required as never[] },
  );
  if (typeof additionalProperties !== 'object') return members;
  const free = fc.dictionary(fc.string({ maxLength: 20 }), valueOf(additionalProperties as JsonSchema), {
    maxKeys: 3,
  });
  return fc.tuple(members, free).map(([own, more]) => ({ ...more, ...own }));
}

/** The same, spoiled in one place: another type, a member too many or too few. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return fc.jsonValue({ maxDepth: 3 });
  const names = Object.keys(value);
  return fc.oneof(
    fc.constant({ ...value, strange: 1 }),
    fc.constant([value]),
    fc.constant(null),
    ...(names.length === 0
      ? []
      : [
          fc.constantFrom(...names).map((name) => without(value, name)),
          fc
            .tuple(fc.constantFrom(...names), fc.oneof(fc.jsonValue({ maxDepth: 2 }), hostile))
            .map(([name, other]) => ({ ...value, [name]: other })),
        ]),
  );
}

function without(value: object, name: string): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
