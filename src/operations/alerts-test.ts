import { ZetaError } from '../base/zeta-error.ts';
import type { AccountOutcome } from '../ports/messenger.ts';
import { alertLine } from './alert-line.ts';
import type { Platform } from './platform.ts';
import type { ServeTools } from './tools.ts';

const timeoutMs = 15_000;

/** What came of a test of the alerts. */
export interface AlertsTest {
  readonly chat: string;
  /** Whether it was the emulated Telegram of target `dev`. */
  readonly isEmulated: boolean;
  readonly message: AccountOutcome<null>;
  /** Absent: no heartbeat here. `problem` is null when it was heard. */
  readonly heartbeat?: { readonly problem: string | null };
}

/** Sends one message to the operators' chat and one heartbeat. Throws `ZetaError` where zeta.yaml has no alerts. */
export async function testAlerts(tools: ServeTools, platform: Platform, text: string): Promise<AlertsTest> {
  const world = platform.target === 'dev' ? await tools.startWorld() : undefined;
  try {
    const line = alertLine(tools, platform, world);
    if (!line) {
      throw new ZetaError('no-alerts', 'zeta.yaml has no alerts.', {
        hint: 'Add `alerts: { chat: "-100…", token: env:ALERTS_TOKEN }`.',
      });
    }
    const message = await line.post(text, tools.timers.deadline(timeoutMs));
    const url = line.heartbeat();
    const problem = url && (await tools.surroundings.ping(url, tools.timers.deadline(timeoutMs)));
    return {
      chat: line.chat,
      isEmulated: world !== undefined,
      message,
      ...(url !== undefined && { heartbeat: { problem: problem ?? null } }),
    };
  } finally {
    await world?.close();
  }
}
