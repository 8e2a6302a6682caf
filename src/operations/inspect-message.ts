import { visibleText } from '../base/html.ts';
import type { CityId } from '../base/ids.ts';
import type { RenderedPrompt } from '../city/prompts.ts';
import type { Effect } from '../conversation/effect.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { TakenTurn } from '../store/taken-turns.ts';
import type { Delivery } from './deliveries.ts';
import { promptLayers } from './prompt-layers.ts';
import type { Serving } from './serve.ts';
import { laneOfChat, placeOf, takenAgain } from './taken-again.ts';

/** A prompt that stands in a message. */
export interface UsedPrompt {
  readonly key: string;
  readonly language: string;
  /** `cities/almaty/prompts/ru.yaml`; where a built-in text is used, the file that would override it. */
  readonly file: string;
  /** Null: the text is built in, or nobody can tell while the file has mistakes. */
  readonly line: number | null;
  readonly isBuiltIn: boolean;
}

/** What is known of a message: the turn that it came of, or that it led to. Times: epoch milliseconds. */
export interface Inspection {
  readonly turn: number;
  readonly lane: string;
  /** `almaty#17` */
  readonly release: string;
  readonly receivedAt: number | null;
  readonly decidedAt: number;
  /** Absent for what a person wrote. */
  readonly delivery?: Pick<Delivery, 'at' | 'tookMs' | 'attempts'>;
  /** How often it was edited since it was sent. */
  readonly edits: number;
  readonly prompts: readonly UsedPrompt[];
  readonly event: unknown;
  readonly session: unknown;
  readonly context: unknown;
  readonly effects: readonly unknown[];
  /** Index of the effect that said this; -1 for what a person wrote. */
  readonly effect: number;
}

/** Turns of a chat that are looked through for what a person wrote. */
const looked = 200;

/** Where a message of the emulated Telegram comes from; undefined where that is not known. */
export async function inspectMessage(
  serving: Serving,
  city: CityId,
  message: { readonly chat: string; readonly messageId: number; readonly at: number },
): Promise<Inspection | undefined> {
  const { store, deliveries } = serving;
  const delivered = deliveries.of(city, message.chat, String(message.messageId));
  const delivery = delivered.at(-1);
  const taken = delivery
    ? await store.takenTurn(city, delivery.turn)
    : ledTo(await store.takenTurns(city, laneOfChat(message.chat), looked), message);
  if (!taken) return undefined;
  // Written by `runtime/take-turn.ts` from this very type.
  const effects = JSON.parse(taken.effects) as readonly Effect[];
  const effect = delivery ? placeOf(effects, delivery.effect) : -1;
  return {
    turn: taken.seq,
    lane: taken.lane,
    release: `${city}#${taken.release}`,
    receivedAt: taken.receivedAt,
    decidedAt: taken.at,
    ...(delivery && { delivery: { at: delivery.at, tookMs: delivery.tookMs, attempts: delivery.attempts } }),
    edits: Math.max(0, delivered.length - 1),
    prompts: await promptsIn(serving, city, taken, effect),
    event: JSON.parse(taken.event),
    session: taken.sessionBefore === null ? null : JSON.parse(taken.sessionBefore),
    context: JSON.parse(taken.context),
    effects,
    effect,
  };
}

/** By its id, else the first turn of something that arrived after it was written. Newest turns come first. */
function ledTo(
  turns: readonly TakenTurn[],
  { messageId, at }: { readonly messageId: number; readonly at: number },
): TakenTurn | undefined {
  const byId = turns.find(({ event }) => JSON.parse(event)?.messageId === String(messageId));
  return byId ?? turns.findLast(({ receivedAt }) => receivedAt !== null && receivedAt >= at);
}

/** The turn is taken again, and what it asked for is looked for in what it said. */
async function promptsIn(
  serving: Serving,
  city: CityId,
  taken: TakenTurn,
  effect: number,
): Promise<readonly UsedPrompt[]> {
  const again = effect < 0 ? undefined : await takenAgain(serving, city, taken, 'its-release');
  if (!again) return [];
  const said = JSON.stringify(again.effects[effect] ?? null);
  const used = again.rendered.filter((one) => stands(one, said));
  const unique = new Map(used.map((one) => [`${one.language} ${one.key}`, one]));
  const languages = [...new Set(used.map(({ language }) => language))];
  const layers = new Map(
    await Promise.all(
      languages.map(async (language) => {
        const { entries, diagnostics } = await promptLayers(serving.platform.files, city, language);
        const sources = new Map(entries.map(({ key, source }) => [key, source]));
        return [language, { sources, isWhole: !hasErrors(diagnostics) }] as const;
      }),
    ),
  );
  return [...unique.values()].map(({ key, language }) => {
    const { sources, isWhole } = layers.get(language) ?? {};
    const [file, line] = sources?.get(key)?.split(':') ?? [];
    const own = `cities/${city}/prompts/${language}.yaml`;
    const place = { file: file ?? own, line: line === undefined ? null : Number(line) };
    return { key, language, ...place, isBuiltIn: line === undefined && isWhole === true };
  });
}

/** Of a text that is only tags nothing can be said. */
function stands({ text }: RenderedPrompt, said: string): boolean {
  return visibleText(text).trim() !== '' && said.includes(JSON.stringify(text).slice(1, -1));
}
