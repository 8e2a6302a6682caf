import { shortId } from '../../base/digest.ts';
import { escapeHtml } from '../../base/html.ts';
import type { KnownEscalation, TurnContext } from '../context.ts';
import type { Effect, Escalation } from '../effect.ts';
import { officeVoice, subjectOf, type Voice } from '../texts.ts';

const hourMs = 3600_000;
/** Of `bitrix.deal.again_hours`. */
const usualHours = 24;
/** Bitrix24's own names of the stages that end a deal, or a lead; further funnels have `C9:` before them. */
const isEnd = /^(?:(?:C\d+:)?(?:WON|LOSE)|CONVERTED|JUNK)$/;

/** The customer's open request for the same product, if it is not too long ago. */
export function openRequest(
  { city }: Voice,
  { product }: Escalation,
  { requests = [], now }: Pick<TurnContext, 'requests' | 'now'>,
): KnownEscalation | undefined {
  const hours = city.settings.bitrix?.deal?.again_hours ?? usualHours;
  return requests.find(
    (known) =>
      known.kind === 'ticket' &&
      product !== undefined &&
      known.product?.sku === product.sku &&
      known.openedAt > now - hours * hourMs &&
      known.state !== 'lost' &&
      !hasEnded(known),
  );
}

/** No second deal: the customer is told, and once for a list of products the deal and the managers are. */
export function askedAgain(
  voice: Voice,
  open: KnownEscalation,
  { chat, product }: Escalation,
  { view, key }: Pick<TurnContext, 'view' | 'key'>,
): readonly Effect[] {
  const say: Effect = { kind: 'send', chat, message: { html: told(voice, open) } };
  const sku = product?.sku ?? '';
  if (view?.again?.includes(sku)) return [say];
  const office = officeVoice(voice.city);
  const text = office.say('deal.again', { price: product?.price ?? '' });
  const desk = voice.city.settings.manager?.chat;
  const comment = { text, marker: `#${shortId('again', open.id, key)}` };
  return [
    say,
    ...(view ? [{ kind: 'keep-view', view: { ...view, again: [...(view.again ?? []), sku] } } as const] : []),
    { kind: 'comment-deal', ticket: open.id, comment },
    ...(desk === undefined
      ? []
      : [
          {
            kind: 'send',
            chat: desk,
            message: { html: escapeHtml(text) },
            thread: open.id,
            underCard: true,
          } as const,
        ]),
  ];
}

function told(voice: Voice, { state, number, ...open }: KnownEscalation): string {
  const { say } = voice;
  const name = subjectOf(voice, open);
  if (state === 'by-hand') return say('ticket.by_hand', { name });
  return number ? say('ticket.extended', { number, name }) : say('ticket.pending', {});
}

function hasEnded({ handling, stage }: KnownEscalation): boolean {
  return (
    handling?.state === 'closed' ||
    handling?.state === 'declined' ||
    (stage !== undefined && isEnd.test(stage))
  );
}
