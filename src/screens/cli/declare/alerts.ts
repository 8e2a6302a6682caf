import type { Command } from 'commander';
import type { Run } from './run.ts';

/** The verbs about the operators' chat. */
export function declareAlerts(program: Command, run: Run): void {
  const alerts = program.command('alerts').description("the operators' chat that is told of troubles");
  alerts
    .command('test')
    .description('send one message there and one heartbeat, and say what came of it')
    .addHelpText('after', '\nExample:\n  zeta alerts test --to local')
    .action(() => run(import('../verbs/alerts.ts').then(({ runAlertsTest }) => runAlertsTest())));
}
