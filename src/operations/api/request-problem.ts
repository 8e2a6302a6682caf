import * as generated from './generated/validators.js';
import type { RequestValidator } from './request-validator.ts';

const validators: Readonly<Record<string, RequestValidator>> = generated;

/** Undefined: the body of a route is as it should be. Says where something is wrong, never what was sent: it may be a secret. */
export function bodyProblem(id: string, body: unknown): string | undefined {
  return problemOf(`${id}Body`, body, 'The body');
}

/** The same for the members of its path; those that are numbers are numbers then. */
export function paramsProblem(id: string, params: unknown): string | undefined {
  return problemOf(`${id}Params`, params, 'The address');
}

export function queryProblem(id: string, query: unknown): string | undefined {
  return problemOf(`${id}Query`, query, 'The query');
}

function problemOf(name: string, value: unknown, what: string): string | undefined {
  const validate = validators[name];
  if (!validate || validate(value)) return undefined;
  const [first] = validate.errors ?? [];
  const allowed = first?.params?.allowedValues;
  const values = allowed === undefined ? '' : ` (${allowed.join(', ')})`;
  return `${what} is not as it should be: ${first?.instancePath || 'it'} ${first?.message ?? 'is wrong'}${values}.`;
}
