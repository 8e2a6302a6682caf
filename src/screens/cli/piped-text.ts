import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';

/** Longer files are not read as texts of a city. */
const mostBytes = 256 * 1024;

/** What comes on stdin, without its last line end. */
export async function pipedText(): Promise<string> {
  if (process.stdin.isTTY) {
    throw new ZetaError('no-input', 'Nothing comes on stdin.', {
      hint: 'Pipe it in: cat greeting.txt | zeta prompts set almaty greeting=-',
      exit: exitCode.usage,
    });
  }
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece as Buffer);
    bytes += (piece as Buffer).length;
    if (bytes > mostBytes)
      throw new ZetaError('too-long', 'This is too long for texts of a city.', { exit: exitCode.usage });
  }
  return Buffer.concat(pieces)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
