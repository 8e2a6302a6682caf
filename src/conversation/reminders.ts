import { isOpen, opensAt } from '../city/opening-hours.ts';
import type { KnownEscalation } from './context.ts';
import type { Effect, Escalation } from './effect.ts';
import type { TalkEvent } from './event.ts';
import { nameOf, officeVoice, taggedOn, type Voice } from './texts.ts';

/** Where city.yaml says nothing. */
const usualMinutes = 15;
const minuteMs = 60_000;

type Waits = TalkEvent & { readonly kind: 'talk-waits' };

/** Nobody should wait unseen: the group is reminded, out of hours when managers begin. */
export function firstReminder({ city }: Voice, { id }: Escalation, now: number): Effect {
  const { manager, timezone } = city.settings;
  const hours = manager?.hours && [manager.hours];
  if (!hours || isOpen(hours, timezone, now)) return wake(id, 'reminder', now + waitMs(city.settings));
  return wake(id, 'opening', opensAt(hours, timezone, now));
}

/** A reminder is due. Who was taken meanwhile, or could not be handed over, waits no more. */
export function remindLater(
  { city }: Voice,
  { step }: Waits,
  escalation: KnownEscalation,
  now: number,
): readonly Effect[] {
  const { id, handling, state, openedAt } = escalation;
  const { manager } = city.settings;
  if (handling || state === 'lost' || !manager?.chat) return [];
  const office = officeVoice(city);
  const customer = nameOf(escalation.customer);
  const { backup } = manager.reminder ?? {};
  const handle = (step === 'backup' ? backup : undefined) ?? taggedOn(office, escalation);
  const minutes = Math.max(1, Math.round((now - openedAt) / minuteMs));
  const html =
    step === 'opening'
      ? office.say('desk.morning', { handle, customer })
      : office.say('desk.reminder', { handle, customer, minutes });
  const next = after(step, backup);
  return [
    { kind: 'send', chat: manager.chat, message: { html }, thread: id, underCard: true },
    ...(next ? [wake(id, next, now + waitMs(city.settings))] : []),
  ];
}

function after(step: Waits['step'], backup: string | undefined): Waits['step'] | undefined {
  if (step === 'opening') return 'reminder';
  return step === 'reminder' && backup !== undefined ? 'backup' : undefined;
}

function waitMs({ manager }: Voice['city']['settings']): number {
  return (manager?.reminder?.minutes ?? usualMinutes) * minuteMs;
}

function wake(id: Escalation['id'], step: Waits['step'], at: number): Effect {
  return { kind: 'wake', key: `waits:${id}`, at, event: { kind: 'talk-waits', ticket: id, step } };
}
