import type { Secret } from '../base/secret.ts';
import type { AccountOutcome } from '../ports/messenger.ts';
import type { Platform } from './platform.ts';
import type { ServeTools } from './tools.ts';
import type { World } from './world.ts';

/** The way to the operators' chat. */
export interface AlertLine {
  readonly chat: string;
  /** Never throws; an unset token is refused here. */
  post(text: string, signal: AbortSignal): Promise<AccountOutcome<null>>;
  /** The address that hears heartbeats; undefined where there is none, or in `dev`, which leaves nobody's machine. */
  heartbeat(): string | undefined;
}

/** Undefined where zeta.yaml names no chat. `world`: in target `dev`, whose Telegram is emulated. */
export function alertLine(
  tools: ServeTools,
  platform: Platform,
  world: World | undefined,
): AlertLine | undefined {
  const { alerts, telegram } = platform.config;
  if (!alerts) return undefined;
  const { chat } = alerts;
  const resolve = tools.references(platform.root);
  const emulated = world?.operators(chat);
  const token = (): Secret | undefined => emulated ?? resolve(alerts.token);
  const apiRoot = world?.apiRoot ?? telegram?.apiRoot ?? 'https://api.telegram.org';
  return {
    chat,
    post: (text, signal) => {
      const secret = token();
      if (!secret) return Promise.resolve({ kind: 'refused', detail: `${alerts.token} is not set` });
      return tools.surroundings.post({ apiRoot, token: secret, chat, text }, signal);
    },
    heartbeat: () => {
      if (world || alerts.heartbeat === undefined) return undefined;
      const isAddress = alerts.heartbeat.startsWith('https://');
      return isAddress ? alerts.heartbeat : resolve(alerts.heartbeat)?.reveal();
    },
  };
}
