import type { Runtime } from '../runtime/runtime.ts';
import type { StoreHealth } from '../runtime/store-health.ts';
import type { Store } from '../store/store.ts';
import { type AlertLine, alertLine } from './alert-line.ts';
import type { SeenWebhook, WebhookProbe } from './alert-probes.ts';
import { troubleSources, webhookProbe } from './alert-sources.ts';
import type { AlertNews } from './alert-state.ts';
import { Alerts } from './alerts.ts';
import type { Platform } from './platform.ts';
import { readinessOf } from './serve-health.ts';
import { Backlogs, shown } from './shown.ts';
import type { ServeTools } from './tools.ts';
import type { World } from './world.ts';

const heartbeatMs = 60_000;
const pingTimeoutMs = 10_000;

export interface AlertServing {
  readonly tools: ServeTools;
  readonly platform: Platform;
  readonly runtime: Runtime;
  readonly store: Store;
  readonly world: World | undefined;
  readonly health: StoreHealth;
  /** What operators read; absent: they are told nothing. */
  readonly alertText: ((news: AlertNews, now: number) => string) | undefined;
}

/** What a serving process tells of itself: metrics to whoever asks, troubles to the operators' chat. */
export class OperatorVoice {
  readonly alerts: Alerts;
  readonly #serving: AlertServing;
  readonly #line: AlertLine | undefined;
  readonly #backlogs: Backlogs;
  readonly #webhooks: WebhookProbe;

  constructor(serving: AlertServing) {
    const { tools, platform, runtime, store, world, health, alertText } = serving;
    const { clock } = tools;
    this.#serving = serving;
    this.#backlogs = new Backlogs(store, clock);
    this.#webhooks = webhookProbe({ ...tools, runtime });
    this.#line = alertLine(tools, platform, world);
    const line = this.#line;
    this.alerts = new Alerts({
      ...tools,
      store,
      sources: troubleSources({
        ...tools,
        platform,
        runtime,
        store,
        health,
        backlogs: this.#backlogs,
        webhooks: this.#webhooks,
      }),
      ...(line && alertText && { say: (news, signal) => line.post(alertText(news, clock.now()), signal) }),
    });
    const troubles = () => this.alerts.counts();
    tools.meter.show(shown({ runtime, health, backlogs: this.#backlogs, clock, troubles }));
  }

  /** What Telegram said last of the webhooks, by city. */
  webhooks(): Readonly<Record<string, SeenWebhook>> {
    return this.#webhooks.seen();
  }

  /** Begins to look for troubles, once there is something to be seen; gives back how to stop. */
  async start(): Promise<() => void> {
    const { tools } = this.#serving;
    const stop = await this.alerts.start();
    const cancel = tools.timers.every(heartbeatMs, () => void this.#beat());
    void this.#beat();
    return () => {
      cancel();
      stop();
    };
  }

  /** Only a process that takes updates is alive to those who listen. */
  async #beat(): Promise<void> {
    const { tools, runtime, health } = this.#serving;
    const url = this.#line?.heartbeat();
    if (url === undefined || !readinessOf(runtime, health).isReady) return;
    const problem = await tools.surroundings.ping(url, tools.timers.deadline(pingTimeoutMs));
    tools.meter.alerted('heartbeat', problem === undefined ? 'done' : 'failed');
    if (problem !== undefined) tools.log.warn('the heartbeat was not heard', { problem });
  }
}
