// Loaded before `src/start.ts` (`node --import`): the real process, whose waits are scaled, and which loads its modules
// ahead of its turn. It goes on when its parent says so, with the point where it is to die.
import { once } from 'node:events';

const [{ nodeTimers }, { defaultPace, noRates }, { Secret }] = await Promise.all([
  import('../../src/adapters/node/node-timers.ts'),
  import('../../src/runtime/pace.ts'),
  import('../../src/base/secret.ts'),
  import('../../src/serve-tools.ts'),
  import('../../src/screens/cli/verbs/serve.ts'),
]);

// Everything waits as before, only shorter: seconds become hundredths.
Object.assign(defaultPace, {
  firstRetryMs: 20,
  mostRetryMs: 200,
  unknownAfterMs: 300,
  orphanAfterMs: 300,
  drainMs: 1000,
  // Few customers do what many would.
  rates: noRates,
  limitsMs: 0,
});
const { every } = nodeTimers;
Object.assign(nodeTimers, {
  every: (periodMs: number, callback: () => void) => every(periodMs >= 60_000 ? 250 : periodMs, callback),
} satisfies Partial<typeof nodeTimers>);

// What a careless line would do: log an error that quotes what was sent. The search for secrets must find it.
if (process.env['ZETA_CHAOS_PLANT']) {
  const { reveal } = Secret.prototype;
  Secret.prototype.reveal = function () {
    const text = reveal.call(this);
    process.stderr.write(`${new Error(`could not send ${text}`).stack}\n`);
    return text;
  };
}

if (process.send) {
  const [failpoint] = await once(process, 'message');
  if (typeof failpoint === 'string' && failpoint !== '') process.env['ZETA_FAILPOINT'] = failpoint;
  process.channel?.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
}
