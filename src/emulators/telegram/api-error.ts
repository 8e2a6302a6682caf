/** A refusal in the Bot API's own shape: HTTP status, description, and parameters where the real server gives them. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly parameters: { readonly retry_after: number } | undefined;

  constructor(status: number, description: string, parameters?: { readonly retry_after: number }) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }
}

/** 400 with the prefix that all of them carry. */
export function badRequest(reason: string): ApiError {
  return new ApiError(400, `Bad Request: ${reason}`);
}

/** 429, as the real server words it. */
export function tooManyRequests(retryAfterS: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${retryAfterS}`, { retry_after: retryAfterS });
}
