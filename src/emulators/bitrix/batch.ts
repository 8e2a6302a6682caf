import { isRecord } from '../http/is-record.ts';
import { RestError } from './rest-error.ts';
import type { RestCall, RestResult } from './rest-method.ts';
import { restMethods } from './rest-methods.ts';
import { nestedParams } from './rest-params.ts';
import { timeBlock } from './time-block.ts';

/** Bitrix24: calls of one batch. */
const batchLimit = 50;

interface Gathered {
  readonly result: Record<string, unknown>;
  readonly result_error: Record<string, unknown>;
  readonly result_total: Record<string, unknown>;
  readonly result_next: Record<string, unknown>;
  readonly result_time: Record<string, unknown>;
}

/**
 * Calls one after another, not atomic; `$result[key][field]` stands for an earlier answer. Errors are collected, and
 * end the batch only with `halt`.
 */
export function batch(call: RestCall): RestResult {
  const { cmd, halt } = call.params;
  const commands = isRecord(cmd) || Array.isArray(cmd) ? Object.entries(cmd) : [];
  if (commands.length > batchLimit) {
    throw new RestError(400, 'ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded');
  }
  const gathered: Gathered = {
    result: {},
    result_error: {},
    result_total: {},
    result_next: {},
    result_time: {},
  };
  for (const [key, command] of commands) {
    const isDone = runCommand(call, gathered, key, String(command));
    if (!isDone && ['1', 'true'].includes(String(halt))) break;
  }
  return {
    result: Object.fromEntries(Object.entries(gathered).map(([name, value]) => [name, phpMap(value)])),
  };
}

function runCommand(call: RestCall, gathered: Gathered, key: string, command: string): boolean {
  const startedAt = Date.now();
  try {
    const { result, total, next } = callCommand(call, gathered, command);
    gathered.result[key] = result;
    if (total !== undefined) gathered.result_total[key] = total;
    if (next !== undefined) gathered.result_next[key] = next;
    gathered.result_time[key] = timeBlock(startedAt, call.loadOf(command.split('?')[0] ?? ''));
    return true;
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    gathered.result_error[key] = { error: error.code, error_description: error.message };
    return false;
  }
}

function callCommand(call: RestCall, gathered: Gathered, command: string): RestResult {
  const [name = '', query = ''] = command.split(/\?(.*)/s);
  const method = restMethods.get(name.toLowerCase());
  if (!method) throw new RestError(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!');
  const pairs = [...new URLSearchParams(query)].map(
    ([name, value]) => [name, withResults(value, gathered.result)] as const,
  );
  return method({ ...call, params: nestedParams(pairs) });
}

/** Puts earlier answers in; what is not there is nothing. */
function withResults(value: string, results: Readonly<Record<string, unknown>>): string {
  return value.replaceAll(/\$result((?:\[[^\]]*\])+)/g, (_match, path: string) => {
    const keys = [...path.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
    const found = keys.reduce<unknown>((at, key) => property(at, key), results);
    return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
  });
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** PHP writes a map whose keys count from 0 as a list, and so an empty one, too. */
function phpMap(value: Readonly<Record<string, unknown>>): unknown {
  const isList = Object.keys(value).every((key, index) => key === String(index));
  return isList ? Object.values(value) : value;
}
