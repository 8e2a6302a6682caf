import { exitCode } from '../../../base/exit-code.ts';
import { testAlerts } from '../../../operations/alerts-test.ts';
import { alertTestText } from '../../../report/alert-text.ts';
import { alertsTestText } from '../../../report/alerts-test-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta alerts test`: a message and a heartbeat, as a serving process would send them. */
export function runAlertsTest(): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const tools = await cli.serveTools('silent', platform);
    const result = await testAlerts(tools, platform, alertTestText(platform.target, cli.language));
    cli.answer(result, () => alertsTestText(result, cli));
    const isWell = result.message.kind === 'done' && (result.heartbeat?.problem ?? null) === null;
    return isWell ? exitCode.done : exitCode.operator;
  };
}
