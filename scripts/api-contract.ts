import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { allRoutes } from '../src/operations/api/all-routes.ts';
import { inputOf, type ObjectSchema, object, paramsOf } from '../src/operations/api/route.ts';
import { type AnswerSchemas, answerSchemas } from './answer-schemas.ts';
import { hoistRequires } from './hoist-requires.ts';

// What follows from the table of routes (src/operations/api/all-routes.ts): the types of what is asked, validators, the
// schemas of answers, and the client.
const folder = 'src/operations/api';
const banner =
  '// Generated from src/operations/api/ by scripts/generate.ts. Do not edit: run `npm run generate`.\n';

export async function apiContract(root: string): Promise<ReadonlyMap<string, string>> {
  const schemas = answerSchemas(root, `${folder}/answers.ts`);
  return new Map([
    [`${folder}/generated/inputs.ts`, await inputTypes()],
    [`${folder}/generated/validators.js`, validators()],
    [`${folder}/generated/validators.d.ts`, validatorTypes()],
    [
      `${folder}/generated/answer-schemas.ts`,
      `${banner}/** By name; \`answers\`: the schema of each route's answer, by the route's id. */\nexport const answerSchemas: AnswerSchemas = ${JSON.stringify(schemas, null, 1)};\n\ninterface AnswerSchemas {\n  readonly schemas: Readonly<Record<string, object>>;\n  readonly answers: Readonly<Record<string, object>>;\n}\n`,
    ],
    ['src/operations/remote/generated/api-client.ts', client(schemas)],
  ]);
}

async function inputTypes(): Promise<string> {
  const all = object(Object.fromEntries(allRoutes.map((route) => [route.id, inputOf(route)])));
  const code = await compile(structuredClone(all) as object, 'Inputs', {
    bannerComment: banner.trimEnd(),
    additionalProperties: false,
    maxItems: -1,
    strictIndexSignatures: false,
    format: true,
    style: { singleQuote: true, printWidth: 110 },
  });
  const types = code.replace('export interface Inputs', 'interface Members');
  return `${types.replace('\n\n', "\nimport type { Fixed } from '../fixed.ts';\n\n")}
/** What each route asks its verb for, by the route's id. */
export type Inputs = Fixed<Members>;
`;
}

/** What a request is held to: members of path and query come as text, and are read as what they should be; bodies are not. */
function validators(): string {
  const parts = [standalone(true, partsInAddress()), standalone(false, bodies())];
  return `${banner}${parts.join('\n')}`;
}

function partsInAddress(): readonly (readonly [string, ObjectSchema])[] {
  return allRoutes.flatMap((route) => [
    [`${route.id}Params`, paramsOf(route)] as const,
    ...(route.query ? [[`${route.id}Query`, route.query] as const] : []),
  ]);
}

function bodies(): readonly (readonly [string, ObjectSchema])[] {
  return allRoutes.flatMap(({ id, body }) => (body ? [[`${id}Body`, body] as const] : []));
}

function standalone(coerceTypes: boolean, schemas: readonly (readonly [string, ObjectSchema])[]): string {
  const ajv = new Ajv2020.default({
    coerceTypes,
    strict: true,
    strictTypes: false,
    code: { source: true, esm: true },
  });
  for (const [name, schema] of schemas) ajv.addSchema(withoutWords(schema) as ObjectSchema, name);
  const code = standaloneCode.default(ajv, Object.fromEntries(schemas.map(([name]) => [name, name])));
  // Two pieces in one file: each has names of its own.
  const prefix = coerceTypes ? 'address' : 'body';
  return hoistRequires(
    code.replaceAll(/\b(schema|validate|func|formats|pattern)(\d+)\b/g, `${prefix}_$1$2`),
  ).replace('"use strict";', '');
}

function withoutWords(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutWords);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(
    ([key, value]) => key !== 'description' || typeof value !== 'string',
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutWords(value)]));
}

function validatorTypes(): string {
  const names = [...partsInAddress(), ...bodies()].map(([name]) => name);
  return `${banner}import type { RequestValidator } from '../request-validator.ts';

${names.map((name) => `export declare const ${name}: RequestValidator;`).join('\n')}
`;
}

function client(schemas: AnswerSchemas): string {
  const callable = allRoutes.filter(({ kind = 'json' }) => kind === 'json' || kind === 'bulk');
  const lines = callable.map((route) => {
    const input = inputOf(route);
    const isBare = Object.keys(input.properties).length === 0;
    const mayLack = input.required.length === 0 && !isBare;
    const parts = requiredOf(schemas, schemas.answers[route.id]);
    const call = {
      method: route.method,
      path: route.path,
      query: Object.keys(route.query?.properties ?? {}),
      body: route.bodyAs ?? (route.body ? Object.keys(route.body.properties) : null),
      parts,
    };
    const parameter = isBare ? '' : `input: Inputs['${route.id}']${mayLack ? ' = {}' : ''}`;
    return [
      `/** ${route.summary} */`,
      `${route.id}: (${parameter}): Promise<Answers['${route.id}']> =>`,
      `  call<Answers['${route.id}']>(${JSON.stringify(call)}, ${isBare ? '{}' : 'input'}),`,
    ]
      .map((line) => `    ${line}`)
      .join('\n');
  });
  return `${banner}import type { Answers } from '../../api/answers.ts';
import type { Inputs } from '../../api/generated/inputs.ts';
import type { Call } from '../call.ts';

export type ApiClient = ReturnType<typeof apiClient>;

/** Every route of the API that takes and gives JSON. */
export function apiClient(call: Call) {
  return {
${lines.join('\n')}
  };
}
`;
}

function requiredOf({ schemas }: AnswerSchemas, schema: unknown): readonly string[] {
  const { $ref, required, allOf } = (schema ?? {}) as {
    readonly $ref?: string;
    readonly required?: readonly string[];
    readonly allOf?: readonly unknown[];
  };
  if ($ref !== undefined) return requiredOf({ schemas, answers: {} }, schemas[$ref.split('/').at(-1) ?? '']);
  return [...(required ?? []), ...(allOf ?? []).flatMap((one) => requiredOf({ schemas, answers: {} }, one))];
}
