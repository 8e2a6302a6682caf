import { type ExitCode, exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nameOfError } from '../../runtime/accept.ts';
import type { TokenScope } from '../../store/access-store.ts';
import { operatorProblem } from '../operator-problem.ts';
import type { Inputs } from './generated/inputs.ts';

/** What both ends of the API must agree on; another number, another form. Told by each in `zeta-api`. */
export const apiVersion = 2;

/** As much as a catalog's file may have. */
export const mostFileBytes = 512 * 1024 * 1024;
export const mostFiles = 100_000;

/** One file of an upload. */
export interface UploadedFile {
  /** From the platform folder: `cities/almaty/city.yaml`. */
  readonly path: string;
  /** Hex, 64 digits. */
  readonly sha256: string;
}

/** City folders as they are somewhere else: all files of these cities, and of the layers under all cities. */
export interface Upload {
  readonly cities: readonly string[];
  readonly files: readonly UploadedFile[];
}

export interface UploadedDeploy {
  readonly message: string;
  /** Guards that may be overruled. */
  readonly allow: readonly string[];
  /** Of the checkout that the files are from; empty: of none. */
  readonly commit: string;
  /** Who says to do it; the token's name is told beside. */
  readonly author: string;
  /** All is checked and tried, nothing changed. */
  readonly isDryRun?: boolean;
  /** Telegram is not asked; what it should know is owed. */
  readonly isOffline?: boolean;
}

/** Turns to be taken again: beside a release of the server, or beside files that were sent. */
export type AskedReplay = Inputs['replay'];

/** What is asked of a server: a verb by the id of its route, and what the verb is given. */
export type ApiAsk = { readonly [Id in RouteId]: { readonly verb: Id; readonly input: Inputs[Id] } }[RouteId];

export type RouteId = keyof Inputs;

/** The same with a list of files, as it came. */
export interface LargeAsk {
  readonly verb: RouteId;
  /** JSON. */
  readonly body: Uint8Array;
}

/** What is known of a request beside what it asks. */
export interface RequestFacts {
  /** Told to the client and to the log. */
  readonly id: string;
  /** Where it came from, as far as the server can see. */
  readonly address: string;
  /** Of its program, as it says. */
  readonly agent: string;
  /** `Idempotency-Key` */
  readonly key?: string;
  /** `If-Match` */
  readonly ifMatch?: string;
}

/** The platform that is served, and who asks. */
export interface ApiRequest {
  readonly root: string;
  /** Folder of the targets' data. */
  readonly data: string;
  readonly target: string;
  readonly who: Caller;
  readonly request: RequestFacts;
  readonly ask: ApiAsk | LargeAsk;
}

/** Whoever comes, once let in. */
export interface Caller {
  readonly kind: 'token' | 'user' | 'access-token';
  /** Of the token (of a short-lived one: the token that it was made from) or of the user. */
  readonly name: string;
  /** None: all. */
  readonly cities: readonly string[];
  readonly scopes: readonly TokenScope[];
  /** By which it is looked up whether they still may: of the token that is behind all, or of the browser's cookie. */
  readonly hash: string;
  /** Of a short-lived token. */
  readonly jti?: string;
  /** Epoch milliseconds; null: it does not end by itself, or only when it is not used. */
  readonly expiresAt: number | null;
}

/** RFC 9457, with what a `ZetaError` says. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  /** As in the command line's own errors. */
  readonly code: string;
  readonly detail: string;
  readonly hint?: string;
  /** What `zeta` ends with for it. */
  readonly exit: ExitCode;
  readonly diagnostics?: readonly Diagnostic[];
  /** What else there is to know: both versions, where two people wrote. */
  readonly details?: object;
}

/** `json`: the verb's result, already written out; `bytes`: the same, of an answer that is given again and again. */
export type ApiOutcome =
  | {
      readonly json: string;
      readonly bytes?: Uint8Array;
      readonly etag?: string;
      readonly isReplayed?: true;
    }
  /** `bug`: the name of what was thrown, for the log. */
  | {
      readonly problem: Problem;
      readonly bug?: string;
      /** The thread ended in the middle of it: it may have been done. */
      readonly isUnknown?: true;
    };

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
};

export function problem(
  status: number,
  code: string,
  detail: string,
  more: { readonly hint?: string | undefined; readonly exit?: ExitCode } = {},
): Problem {
  const { hint, exit = exitCode.usage } = more;
  const title = titles[status] ?? 'Problem';
  return { title, status, code, detail, ...(hint !== undefined && { hint }), exit };
}

const statuses: Readonly<Record<string, number>> = {
  stale: 412,
  'wrong-password': 403,
  'token-exists': 409,
  'user-exists': 409,
  'nothing-kept': 404,
  'not-allowed': 403,
  'last-owner': 409,
  'login-refused': 401,
  'too-many-logins': 429,
  'too-many-access-tokens': 429,
  'too-large': 413,
  'upload-quota': 413,
  'uploads-full': 507,
  'release-gone': 503,
  'disk-full': 507,
};

/** What a verb threw, as it is told to another machine: of our own bugs nothing but that they are. */
export function outcomeOf(error: unknown): Extract<ApiOutcome, { problem: Problem }> {
  const known = operatorProblem(error);
  if (known) {
    const { code, message, hint, exit } = known;
    const told = problem(statusOf(known), code, message, { hint, exit });
    return { problem: 'details' in known ? { ...told, details: known.details as object } : told };
  }
  if (error instanceof Error && 'diagnostics' in error && Array.isArray(error.diagnostics)) {
    // PlatformBroken and its kin carry exactly this.
    const diagnostics = error.diagnostics as readonly Diagnostic[];
    const told = problem(422, 'files-wrong', error.message, { exit: exitCode.diagnostics });
    return { problem: { ...told, diagnostics } };
  }
  const detail = 'This is a bug in ZETA; the log of the server names it.';
  return { problem: problem(500, 'bug', detail, { exit: exitCode.bug }), bug: nameOfError(error) };
}

function statusOf({ code, exit }: ZetaError): number {
  const status = statuses[code];
  if (status !== undefined) return status;
  if (/^(unknown|not)-(city|live|release|escalation|product|token|user|access-token)$/.test(code)) return 404;
  if (/-(busy|unusable)$/.test(code)) return 503;
  return exit === exitCode.usage ? 400 : 409;
}

/** The same error on this side. */
export function errorOf({ code, detail, hint, exit }: Problem): ZetaError {
  return new ZetaError(code, detail, { ...(hint !== undefined && { hint }), exit });
}
