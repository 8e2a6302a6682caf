import { promptSpecs } from '../city/generated/prompt-keys.ts';

/** What should stand at a place of a YAML file, as much as is needed to tell a text from a structure. */
export interface Wish {
  readonly kind: 'text' | 'block' | 'list' | 'other';
  /** Whether customers read the text: it is written as a `|-` block, and a `#` in it is suspicious. */
  readonly isProse: boolean;
  /** Keys that a block knows. */
  readonly keys: ReadonlyMap<string, Wish>;
  /** What the other keys of a block hold, or the entries of a list. */
  readonly rest?: Wish;
}

/** A JSON Schema as much as wishes need of it. */
interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly [key: string]: unknown;
}

export const anything: Wish = { kind: 'other', isProse: false, keys: new Map() };
const prose: Wish = { kind: 'text', isProse: true, keys: new Map() };

/** `prompts/<language>.yaml`: texts, some of them in groups. A key that is not known is taken for a misspelt text. */
export function promptsWish(): Wish {
  const groups = new Map<string, Map<string, Wish>>();
  const root = new Map<string, Wish>();
  for (const key of Object.keys(promptSpecs)) {
    const [first = '', second] = key.split('.');
    if (second === undefined) root.set(first, prose);
    else groups.set(first, (groups.get(first) ?? new Map<string, Wish>()).set(second, prose));
  }
  for (const [name, keys] of groups) root.set(name, { kind: 'block', isProse: false, keys, rest: prose });
  return { kind: 'block', isProse: false, keys: root, rest: prose };
}

/** A file with a schema. */
export function wishOfSchema(root: object, node: object = root, depth = 0): Wish {
  // The schemas are our own files; only these fields of them are read, and each is checked.
  const schema = node as SchemaNode;
  if (depth > 12) return anything;
  if (schema.$ref !== undefined) {
    const target = (root as SchemaNode).$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target ? wishOfSchema(root, target, depth + 1) : anything;
  }
  if (schema.type === 'string')
    return schema['x-limit'] === 'message' ? prose : { kind: 'text', isProse: false, keys: new Map() };
  if (schema.type === 'array') {
    const rest = schema.items ? wishOfSchema(root, schema.items, depth + 1) : anything;
    return { kind: 'list', isProse: false, keys: new Map(), rest };
  }
  if (schema.type !== 'object') return anything;
  const entries = Object.entries(schema.properties ?? {});
  const keys = new Map(entries.map(([name, inner]) => [name, wishOfSchema(root, inner, depth + 1)]));
  const more = schema.additionalProperties;
  const rest = typeof more === 'object' ? { rest: wishOfSchema(root, more, depth + 1) } : {};
  return { kind: 'block', isProse: false, keys, ...rest };
}
