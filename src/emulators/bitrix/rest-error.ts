/** A refusal of the REST API: HTTP status, code and words as the portal gives them. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

export function missingParameter(name: string): RestError {
  return new RestError(400, '100', `Could not find value for parameter {${name}}`);
}

export function invalidFieldValue(field: string): RestError {
  return new RestError(400, 'CRM_FIELD_ERROR_VALUE_NOT_VALID', `Invalid value of field "${field}"`);
}

export function noAuth(): RestError {
  return new RestError(401, 'NO_AUTH_FOUND', 'Wrong authorization data');
}

export function limited(): RestError {
  return new RestError(503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests');
}

export function methodLimited(): RestError {
  return new RestError(429, 'OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.');
}
