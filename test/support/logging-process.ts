// Writes lines as a serving process does, says on stdout how many were dropped, and ends when its stdin does.
// Arguments: how many lines, and of how many bytes.
import { pinoLog } from '../../src/adapters/node/pino-log.ts';

const [lines = 0, bytes = 0] = process.argv.slice(2).map(Number);
const { log, dropped } = pinoLog('info');
const filler = 'x'.repeat(bytes);
for (let line = 0; line < lines; line += 1) log.info('a line', { line, filler });
process.stdout.write(`${JSON.stringify({ dropped: dropped() })}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
