import type { Command } from 'commander';
import type { Run } from './run.ts';

/** The verbs that stay until they are stopped. */
export function declareServing(program: Command, run: Run): void {
  program
    .command('serve [cities...]')
    .description('serve live cities: webhooks in, answers out')
    .option('--host <host>', 'address of the public door', '127.0.0.1')
    .option('--port <port>', 'port of the public door', '8080')
    .option('--private <address>', 'HOST:PORT of the private door (health, metrics)', '127.0.0.1:8081')
    .addHelpText('after', '\nExample:\n  zeta serve --to local --port 8080')
    .action((cities, flags) =>
      run(import('../verbs/serve.ts').then(({ runServe }) => runServe(cities, flags))),
    );
  program
    .command('dev')
    .description('everything offline: emulated Telegram and CRM, and a page to talk to the bots on')
    .option('--host <host>', 'address of the public door', '127.0.0.1')
    .option('--port <port>', 'port of the public door (0: a free one)', '0')
    .option('--private <address>', 'HOST:PORT of the page', '127.0.0.1:8081')
    .option('--real <city>', "talk through this city's real bot instead, without a public address")
    .addHelpText(
      'after',
      '\nWith --real, Telegram is asked for the updates of one bot, the token of which is in .env; Bitrix24 stays emulated. A bot\nwith a webhook is refused: somebody serves it.\n\nExample:\n  zeta dev --private 127.0.0.1:9000\n  zeta dev --real almaty',
    )
    .action(({ real, ...flags }) =>
      run(
        import('../verbs/serve.ts').then(({ runDev, runDevReal }) =>
          real === undefined ? runDev(flags) : runDevReal(real, flags),
        ),
      ),
    );
  declareWebhook(program, run);
}

function declareWebhook(program: Command, run: Run): void {
  const webhook = program
    .command('webhook')
    .description('where Telegram sends the updates of a live city')
    .helpCommand(false);
  webhook
    .command('set <city>')
    .description('tell Telegram again, as zeta serve does at each start')
    .option('--rotate', 'with a new secret; the one before is taken for 48 h more')
    .addHelpText('after', '\nExample:\n  zeta webhook set almaty --rotate --to local')
    .action((city, flags) =>
      run(import('../verbs/webhook.ts').then(({ runWebhookSet }) => runWebhookSet(city, flags))),
    );
  webhook
    .command('info <city>')
    .description('where they go, what waits, the last failure and the number of the secret')
    .option('--show-secret', 'print the secret itself')
    .addHelpText('after', '\nExample:\n  zeta webhook info almaty --to local')
    .action((city, flags) =>
      run(import('../verbs/webhook.ts').then(({ runWebhookInfo }) => runWebhookInfo(city, flags))),
    );
  webhook
    .command('delete <city>')
    .description('let Telegram send nothing more, until it is set again')
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nExample:\n  zeta webhook delete almaty --yes --to local')
    .action((city, flags) =>
      run(import('../verbs/webhook.ts').then(({ runWebhookDelete }) => runWebhookDelete(city, flags))),
    );
}
