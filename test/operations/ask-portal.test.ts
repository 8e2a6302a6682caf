import { describe, expect, it } from 'vitest';
import { auditPace, PortalQuestions } from '../../src/operations/ask-portal.ts';
import type { CrmOutcome } from '../../src/ports/crm.ts';
import { tools } from '../support/tools.ts';

/** Asks a portal that answers with these, one after another, on a clock that only waiting moves. */
function portal(...answers: readonly CrmOutcome<string>[]) {
  let now = 0;
  const at: number[] = [];
  const left = [...answers];
  const questions = new PortalQuestions({
    clock: { now: () => now, monotonic: () => now },
    timers: tools.timers,
    pace: auditPace,
    wait: async (ms) => {
      now += ms;
    },
  });
  const ask = () =>
    questions.ask(async () => {
      at.push(now);
      return left.shift() ?? done;
    });
  return { ask, at, now: () => now };
}

const done: CrmOutcome<string> = { kind: 'done', value: 'answer' };
const lost: CrmOutcome<string> = { kind: 'unknown', detail: 'ECONNRESET' };
const limited: CrmOutcome<string> = {
  kind: 'not-executed',
  code: 'QUERY_LIMIT_EXCEEDED',
  detail: '',
  limit: 'rate',
  retryAfterMs: 2000,
};

describe('questions to a portal', () => {
  it('take a quarter of what it allows: ten at once, then one in two seconds', async () => {
    const { ask, at } = portal();
    for (let question = 0; question < 13; question += 1) await ask();
    expect(at).toEqual([...Array.from({ length: 10 }, () => 0), 2000, 4000, 6000]);
  });

  it('are repeated while the answer is lost, and given up after the fourth', async () => {
    const once = portal(lost, lost);
    expect(await once.ask()).toBe('answer');
    expect(once.at).toEqual([0, 1000, 3000]);
    const never = portal(lost, lost, lost, lost, lost);
    await expect(never.ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(never.at).toHaveLength(4);
  });

  it('wait when the portal says that it is asked too often, and leave a tired method half of its time', async () => {
    const often = portal(limited);
    expect(await often.ask()).toBe('answer');
    expect(often.at[1]).toBeGreaterThanOrEqual(2000);
    const tired = portal({ ...done, load: { operatingMs: 250_000, resetInMs: 90_000 } });
    await tired.ask();
    expect(tired.now()).toBe(90_000);
  });

  it('end at once where a person must mend something', async () => {
    const { ask, at } = portal({ kind: 'closed', code: 'NO_AUTH_FOUND', detail: 'revoked' });
    await expect(ask()).rejects.toMatchObject({ code: 'NO_AUTH_FOUND', detail: 'revoked' });
    expect(at).toHaveLength(1);
  });
});
