import type { ResponseParameters } from 'grammy/types';

/** A refusal in the Bot API's own shape: HTTP status, description, and parameters where the real server gives them. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(status: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }
}

/** 400 with the prefix that all of them carry. */
export function badRequest(reason: string): ApiError {
  return new ApiError(400, `Bad Request: ${reason}`);
}

/** 401: nobody's token. */
export function unauthorized(): ApiError {
  return new ApiError(401, 'Unauthorized');
}

/** 429, as the real server words it. */
export function tooManyRequests(retryAfterS: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${retryAfterS}`, { retry_after: retryAfterS });
}

/** 400 for a group that became a supergroup; the new id stands beside the words. */
export function groupMoved(to: number): ApiError {
  return new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
    migrate_to_chat_id: to,
  });
}
