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
