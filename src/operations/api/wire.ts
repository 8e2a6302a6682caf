import { type ExitCode, exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nameOfError } from '../../runtime/accept.ts';
import type { LineLevel } from '../log-levels.ts';
import { operatorProblem } from '../operator-problem.ts';

/** What both ends of the API must agree on; another number, another form. Told by each in `zeta-api`. */
export const apiVersion = 1;

/** Bytes of one request that is not a file: a manifest of a hundred thousand files. */
export const mostJsonBytes = 16 * 1024 * 1024;
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

/** Two releases of a city. */
interface Range {
  readonly city: string;
  readonly from: number;
  readonly to: number;
}

/** Lines that are kept by then; `since`: epoch milliseconds. */
export interface AskedLog {
  readonly city?: string;
  readonly since: number;
  readonly level: LineLevel;
  readonly most: number;
}

/** Turns to be taken again: beside a release of the server, or beside files that were sent. */
export interface AskedReplay {
  /** None: all that the token is for. */
  readonly cities: readonly string[];
  /** Epoch milliseconds. */
  readonly since: number;
  readonly release?: { readonly city: string; readonly number: number };
  readonly upload?: Upload;
}

/** Of one answer. */
export const mostLogLines = 2000;

/** What is asked of a server: the verbs of the command line, with their options. */
export type ApiAsk =
  | { readonly verb: 'missing'; readonly files: readonly string[] }
  | { readonly verb: 'plan'; readonly upload: Upload }
  | { readonly verb: 'compare'; readonly range: Range }
  | ({ readonly verb: 'replay' } & AskedReplay)
  | { readonly verb: 'drafts'; readonly cities: readonly string[] }
  | { readonly verb: 'deploy'; readonly upload: Upload; readonly options: UploadedDeploy }
  | { readonly verb: 'rollback'; readonly city: string; readonly number?: number }
  | { readonly verb: 'plan-rollbacks'; readonly before?: number }
  | {
      readonly verb: 'rollbacks';
      readonly steps: readonly { readonly city: string; readonly from: number; readonly to: number }[];
    }
  | { readonly verb: 'unpin'; readonly city: string }
  | { readonly verb: 'status' }
  | { readonly verb: 'progress'; readonly commit: string; readonly cities: readonly string[] }
  | { readonly verb: 'releases'; readonly city?: string }
  | { readonly verb: 'show-release'; readonly city: string; readonly number: number }
  | { readonly verb: 'prune'; readonly cities: readonly string[]; readonly keep: number }
  | ({ readonly verb: 'logs' } & AskedLog)
  | { readonly verb: 'secrets' }
  | { readonly verb: 'set-secret'; readonly name: string; readonly value: string };

/** The same with a list of files, as it came. */
export interface LargeAsk {
  readonly verb: 'missing' | 'plan' | 'replay' | 'deploy';
  /** JSON. */
  readonly body: Uint8Array;
}

/** The platform that is served, and who asks. */
export interface ApiRequest {
  readonly root: string;
  /** Folder of the targets' data. */
  readonly data: string;
  readonly target: string;
  readonly who: {
    /** Name of the token. */
    readonly name: string;
    /** None: all. */
    readonly cities: readonly string[];
    /** Of the token: its name may be another's by now. */
    readonly hash: string;
  };
  readonly ask: ApiAsk | LargeAsk;
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
}

/** `json`: the verb's result, already written out. */
export type ApiOutcome =
  | { readonly json: string }
  /** `bug`: the name of what was thrown, for the log. */
  | { readonly problem: Problem; readonly bug?: string };

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  411: 'Length Required',
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
  'not-allowed': 403,
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
    return { problem: problem(statusOf(known), code, message, { hint, exit }) };
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
  if (/^(unknown|not)-(city|live|release|token)$/.test(code)) return 404;
  if (/-(busy|unusable)$/.test(code)) return 503;
  return exit === exitCode.usage ? 400 : 409;
}

/** The same error on this side. */
export function errorOf({ code, detail, hint, exit }: Problem): ZetaError {
  return new ZetaError(code, detail, { ...(hint !== undefined && { hint }), exit });
}
