import { type ExitCode, exitCode } from './exit-code.ts';

export interface ZetaErrorOptions {
  /** What the reader should do now; one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
  /** Default: the operator's problem, 3. */
  readonly exit?: ExitCode;
}

/**
 * The operator's problem: a taken port, an unset token, a held lock. It is told as `code: message` with its hint
 * and without a stack. Our own bugs are ordinary errors, and show theirs.
 */
export class ZetaError extends Error {
  override readonly name = 'ZetaError';
  readonly code: string;
  readonly hint: string | undefined;
  readonly exit: ExitCode;

  constructor(code: string, message: string, options: ZetaErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.exit = options.exit ?? exitCode.operator;
  }
}
