import type { ErrorObject } from 'ajv';
import { findSecrets } from '../base/mask-secrets.ts';
import { nearest } from '../base/nearest.ts';
import { type Diagnostic, diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { likelyForm } from './likely-form.ts';
import { valueAt } from './value-at.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';
import { plainAsText, withBrackets, withRenamedKey, withUnquoted, withWord } from './yaml-fixes.ts';

interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** A JSON Schema as much as messages need of it. */
interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly [key: string]: unknown;
}

export interface Shape {
  readonly validate: Validator;
  readonly schema: SchemaNode;
}

/** What of a file does not have the shape of its schema; each mistake once, at its place. */
export function checkShape(file: YamlFile, { validate, schema }: Shape): readonly Diagnostic[] {
  if (validate(file.value)) return [];
  const found = (validate.errors ?? []).flatMap((problem) => describe(file, schema, problem) ?? []);
  return found.filter((one, index) => found.findIndex((other) => isSame(one, other)) === index);
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && a.place.line === b.place.line && a.place.column === b.place.column;
}

function describe(file: YamlFile, schema: SchemaNode, problem: ErrorObject): Diagnostic | undefined {
  const path = pathOf(problem.instancePath);
  const name = nameOf(path);
  const at = file.placeOf(path);
  switch (problem.keyword) {
    case 'additionalProperties':
      return unknownKey(file, schema, problem, path);
    case 'required':
      // It may stand in the lines that could not be read.
      if (file.isPartial) return undefined;
      return diagnostic('ZC202', path.length > 0 ? file.placeOfKey(path) : file.source.place(0, 0), {
        key: String(problem.params['missingProperty']),
      });
    case 'type':
      // Nothing of it could be read: that is told where it breaks off.
      if (file.isPartial && (valueAt(file.value, path) ?? null) === null) return undefined;
      return wrongType(file, schema, problem, path);
    case 'enum':
      return notAllowed(file, path, problem.params['allowedValues']);
    case 'pattern':
      return wrongForm(file, schema, problem, path);
    case 'propertyNames':
      return undefined;
    case 'minProperties':
      if (file.isPartial) return undefined;
      return outOfRange(at, name, problem);
    default:
      return outOfRange(at, name, problem);
  }
}

function notAllowed(file: YamlFile, path: YamlPath, values: readonly unknown[]): Diagnostic {
  const allowed = values.map(String);
  const near = nearest(String(valueAt(file.value, path)), allowed) ?? '';
  const told = diagnostic('ZC204', file.placeOf(path), {
    path: nameOf(path),
    allowed: allowed.join(', '),
    nearest: near,
  });
  // All single signs are near each other.
  return withWord(told, file, path, near.length > 1 ? near : '');
}

function outOfRange(at: Place, path: string, { keyword, params }: ErrorObject): Diagnostic {
  return diagnostic('ZC206', at, { path, rule: keyword, limit: String(params['limit'] ?? '') });
}

/** `manager.handle`; of an entry of a list that is the whole file, only what is inside it. */
function nameOf(path: YamlPath): string {
  return (typeof path[0] === 'number' ? path.slice(1) : path).join('.');
}

function unknownKey(file: YamlFile, schema: SchemaNode, problem: ErrorObject, path: YamlPath): Diagnostic {
  const key = String(problem.params['additionalProperty']);
  const node = schemaAt(schema, problem.schemaPath);
  const place = file.placeOfKey([...path, key]);
  if (isDecimals(file, node, [...path, key])) return pointMistake(place, node, path);
  const known = Object.keys(node.properties ?? {});
  const meant = nearest(key, known) ?? '';
  const values = { key, known: known.join(', '), nearest: meant };
  const told = diagnostic('ZC201', place, values);
  return withRenamedKey(told, file, [...path, key], meant);
}

/** `{ latitude: 43,25 }`: YAML takes the comma for the end of the number, and what is behind it for a setting. */
function isDecimals(file: YamlFile, { properties = {} }: SchemaNode, path: YamlPath): boolean {
  const hasNumbers = Object.values(properties).some(({ type }) => type === 'number');
  return hasNumbers && /^\d+$/.test(String(path.at(-1))) && valueAt(file.value, path) === null;
}

/** Shows how the numbers of a block are written. */
function pointMistake(place: Place, { properties = {} }: SchemaNode, path: YamlPath): Diagnostic {
  const examples = Object.entries(properties).flatMap(([name, { type, examples }]) =>
    type === 'number' ? [`${name}: ${String(examples?.[0])}`] : [],
  );
  return diagnostic('ZC205', place, { path: nameOf(path), example: examples.join(', '), isPoint: 'yes' });
}

const yesAndNo: Readonly<Record<string, string>> = {
  да: 'true',
  yes: 'true',
  on: 'true',
  вкл: 'true',
  y: 'true',
  нет: 'false',
  no: 'false',
  off: 'false',
  выкл: 'false',
  n: 'false',
};

function wrongType(file: YamlFile, schema: SchemaNode, problem: ErrorObject, path: YamlPath): Diagnostic {
  const value = valueAt(file.value, path);
  const name = nameOf(path);
  const at = file.placeOf(path);
  const { type } = problem.params;
  const told = diagnostic('ZC203', at, {
    path: name,
    expected: String(type),
    actual: kindOf(value),
    ...(typeof value !== 'object' && { value: String(value) }),
  });
  if (type === 'string') return asText(file, schemaAt(schema, problem.schemaPath), path, told);
  if (typeof value !== 'string') return told;
  if (type === 'number' && /^-?\d+,\d+$/.test(value.trim()))
    return withUnquoted(
      pointMistake(at, { properties: { [String(path.at(-1))]: schemaAt(schema, problem.schemaPath) } }, path),
      file,
      path,
      value.trim().replace(',', '.'),
    );
  const meant = type === 'boolean' ? yesAndNo[value.toLowerCase()] : undefined;
  if (meant !== undefined)
    return withUnquoted(diagnostic('ZC128', at, { path: name, written: value, meant }), file, path, meant);
  return type === 'array' ? withBrackets(diagnostic('ZC129', at, { path: name }), file, path) : told;
}

/** Quotes alone do not help a number that is no text of the wanted form. */
function asText(file: YamlFile, node: SchemaNode, path: YamlPath, told: Diagnostic): Diagnostic {
  const { pattern, enum: allowed } = node;
  const raw = file.plainAt(path)?.raw;
  if (raw !== undefined && allowed && !allowed.includes(raw)) return notAllowed(file, path, allowed);
  if (pattern === undefined || raw === undefined || new RegExp(pattern, 'u').test(raw))
    return plainAsText(file, path, nameOf(path), told);
  return withWord(formMistake(file.placeOf(path), node, path), file, path, likelyForm(raw, pattern) ?? '');
}

function formMistake(place: Place, { examples }: SchemaNode, path: YamlPath): Diagnostic {
  return diagnostic('ZC205', place, { path: nameOf(path), example: String(examples?.[0] ?? '') });
}

/** A secret that stands where a reference should is told as such, and never shown. */
function wrongForm(
  file: YamlFile,
  schema: SchemaNode,
  problem: ErrorObject,
  path: YamlPath,
): Diagnostic | undefined {
  const node = schemaAt(schema, problem.schemaPath);
  if (problem.propertyName !== undefined) return wrongKey(file, node, path, problem.propertyName);
  const value = String(valueAt(file.value, path));
  if (findSecrets(value).length > 0) return undefined;
  const place = file.placeOf(path);
  const isSecret = problem.schemaPath.includes('secretReference');
  const text = isSecret ? place.text?.replace(value, '*'.repeat(value.length)) : place.text;
  const told = formMistake(text === undefined ? place : { ...place, text }, node, path);
  const meant = node.pattern === undefined ? undefined : likelyForm(value, node.pattern);
  return meant === undefined ? told : withWord(told, file, path, meant);
}

function wrongKey(file: YamlFile, node: SchemaNode, path: YamlPath, key: string): Diagnostic {
  return formMistake(file.placeOfKey([...path, key]), node, [...path, key]);
}

function pathOf(pointer: string): YamlPath {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The schema that a failed keyword belongs to: `#/properties/a/pattern` -> the schema of `a`. */
function schemaAt(schema: SchemaNode, schemaPath: string): SchemaNode {
  const parts = schemaPath
    .slice(schemaPath.indexOf('#') + 1)
    .split('/')
    .slice(1, -1);
  return (valueAt(schema, parts) as SchemaNode | undefined) ?? {};
}

/** What kind of value something is; `kinds` of the words says it to an author. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}
