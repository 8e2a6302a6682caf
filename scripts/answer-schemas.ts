import { join } from 'node:path';
import typescriptSchemas from 'typescript-json-schema';

interface Definition {
  readonly [key: string]: unknown;
}

export interface AnswerSchemas {
  /** By name. */
  readonly schemas: Readonly<Record<string, object>>;
  /** Of each route's answer, by the route's id. */
  readonly answers: Readonly<Record<string, object>>;
}

/** Schemas (draft 2020-12) of the types of answers in a file, as the compiler resolves them. */
export function answerSchemas(root: string, file: string): AnswerSchemas {
  const program = typescriptSchemas.getProgramFromFiles([join(root, file)], {
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    module: 'nodenext',
    moduleResolution: 'nodenext',
    target: 'esnext',
    typeRoots: [join(root, 'node_modules/@types')],
    types: ['node'],
  });
  const found = typescriptSchemas.generateSchema(program, 'Answers', {
    required: true,
    noExtraProps: true,
    ref: true,
    aliasRef: false,
    strictNullChecks: true,
    ignoreErrors: true,
  });
  if (!found) throw new Error('the types of answers have no schema');
  const definitions = (found.definitions ?? {}) as Readonly<Record<string, Definition>>;
  const names = shortNames(Object.keys(definitions));
  const settled = (schema: unknown) =>
    withRefs(merged(schema, definitions), (long) => names.get(long) ?? long);
  const entries = Object.entries(definitions).map(
    ([long, schema]) => [names.get(long) ?? long, recordSchema(long) ?? (settled(schema) as object)] as const,
  );
  return {
    schemas: Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    answers: Object.fromEntries(
      Object.entries(found.properties ?? {}).map(([id, schema]) => [id, settled(schema) as object]),
    ),
  };
}

/** Free names are all that the compiler says of a record by then: what stands under them is read from its name. */
function recordSchema(long: string): object | undefined {
  const [, of] = /^(?:Readonly<)?Record<string,(.*?)>+$/.exec(long) ?? [];
  return of === undefined ? undefined : { type: 'object', additionalProperties: valueSchema(of) };
}

function valueSchema(type: string): object {
  const inner = type.replace(/^Readonly</, '');
  if (inner.startsWith('Record<')) return recordSchema(`${inner}>`) ?? {};
  if (/^readonly\w+\[\]$/.test(inner)) return { type: 'array', items: valueSchema(inner.slice(8, -2)) };
  const plain = inner.split('|');
  const isPlain = plain.every((one) => /^(?:string|number|boolean|null)$/.test(one));
  return isPlain ? { type: plain.length === 1 ? plain[0] : plain } : {};
}

/** `A & B`, where each of them says that it has no other members: one object with the members of all. */
function merged(node: unknown, definitions: Readonly<Record<string, Definition>>): unknown {
  if (Array.isArray(node)) return node.map((one) => merged(one, definitions));
  if (typeof node !== 'object' || node === null) return node;
  const { allOf, ...rest } = node as Definition;
  const members = Object.entries(rest).map(([key, value]) => [key, merged(value, definitions)]);
  const own = Object.fromEntries(members) as Definition;
  // The mark of an id is for the compiler alone (base/ids.ts).
  const { properties, description } = own;
  if (typeof properties === 'object' && properties !== null && '__kind' in properties)
    return { type: 'string', ...(description !== undefined && { description }) };
  if (!Array.isArray(allOf)) return own;
  const parts = allOf.map(
    (one) => merged(resolved(one as Definition, definitions), definitions) as Definition,
  );
  if (!parts.every((part) => part['properties'])) return { ...own, allOf: parts };
  return {
    ...own,
    type: 'object',
    properties: Object.assign({}, ...parts.map((part) => part['properties'])) as object,
    required: parts.flatMap(({ required = [] }) => required as string[]),
    additionalProperties: false,
  };
}

function resolved(node: Definition, definitions: Readonly<Record<string, Definition>>): Definition {
  const { $ref } = node;
  if (typeof $ref !== 'string') return node;
  return definitions[decodeURIComponent($ref.replace('#/definitions/', ''))] ?? node;
}

/** `import("…/status").Status` is Status; `Record<string,string>` a word that an address may have. */
function shortNames(all: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const long of all) {
    const plain = long.replaceAll(/import\(.*?\)\./g, '').replaceAll(/[^A-Za-z0-9]+/g, '_');
    const name = plain.replace(/^_|_$/g, '');
    const free = taken.has(name) ? `${name}_${taken.size}` : name;
    taken.add(free);
    names.set(long, free);
  }
  return names;
}

function withRefs(node: unknown, nameOf: (long: string) => string): unknown {
  if (Array.isArray(node)) return node.map((one) => withRefs(one, nameOf));
  if (typeof node !== 'object' || node === null) return node;
  const { $ref, ...rest } = node as Definition;
  const isTuple = Array.isArray(rest['items']);
  const members = Object.entries(rest).map(([key, value]) => [
    isTuple ? (newerNames[key] ?? key) : key,
    // Words of a comment go on after its tag.
    /^m(?:in|ax)Items$/.test(key) ? Number.parseInt(String(value), 10) : withRefs(value, nameOf),
  ]);
  if (typeof $ref !== 'string') return Object.fromEntries(members);
  const name = nameOf(decodeURIComponent($ref.replace('#/definitions/', '')));
  return { $ref: `#/components/schemas/${name}`, ...Object.fromEntries(members) };
}

/** Tuples, as draft 2020-12 has them. */
const newerNames: Readonly<Record<string, string>> = { items: 'prefixItems', additionalItems: 'items' };
