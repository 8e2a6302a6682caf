import { failed, ok, type Result } from '../../base/result.ts';

/** Who does not answer by then is taken for one that does not answer. */
const patienceMs = 5000;
/** A page about a thousand cities has some 400 KB. */
const mostBytes = 64 * 1024 * 1024;

/** What a private door says at an address; else why it does not, as a code or a status. */
export async function readDoor(url: string): Promise<Result<string, string>> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' });
    if (!response.ok) {
      await response.body?.cancel();
      return failed(`status ${response.status}`);
    }
    return await textOf(response);
  } catch (error) {
    return failed(codeOf(error));
  }
}

async function textOf(response: Response): Promise<Result<string, string>> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > mostBytes) return failed('too much');
    text += decoder.decode(piece, { stream: true });
  }
  return ok(text);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : error.name;
}
