import { visibleText } from '../base/html.ts';
import { openCatalog } from '../catalog/open-catalog.ts';
import type { City } from '../city/city.ts';
import type { Effect } from '../conversation/effect.ts';
import type { CustomerEvent } from '../conversation/event.ts';
import { newSession } from '../conversation/session.ts';
import { turn } from '../conversation/turn.ts';
import type { Files } from '../ports/files.ts';
import { cityOf } from '../runtime/live-cities.ts';
import { catalogPath } from './catalog-file.ts';
import type { Side } from './compared.ts';

/** Telegram takes no longer message. */
const mostCharacters = 4096;

/**
 * Takes the first turns of a customer in a release before it is live: `/start` and a search, in each of its languages.
 * Gives back what would go wrong, undefined when all is well.
 */
export function canaryProblem(data: Files, release: Side, now: number): string | undefined {
  const catalog = openCatalog(data.absolute(catalogPath(release.catalog)));
  try {
    const city = cityOf(release, catalog);
    const [product] = catalog.products();
    const asked = product?.name ?? city.settings.name;
    for (const language of city.settings.languages) {
      const problem =
        turnProblem(city, start(language), now) ?? turnProblem(city, search(language, asked), now);
      if (problem !== undefined) return problem;
    }
    return undefined;
  } finally {
    catalog.close();
  }
}

function turnProblem(city: City, event: CustomerEvent, now: number): string | undefined {
  const said = event.kind === 'text' ? event.text : '/start';
  const { language } = event.customer;
  try {
    const context = { now, key: `canary ${said}`, bot: '1' };
    const { effects } = turn(city, newSession, event, context);
    const answers = effects.flatMap(messageOf);
    if (answers.length === 0) return `"${said}" (${language}) gets no answer`;
    const long = answers.find((html) => visibleText(html).length > mostCharacters);
    return long === undefined ? undefined : `the answer to "${said}" (${language}) is too long for Telegram`;
  } catch (error) {
    return `"${said}" (${language}) fails: ${error instanceof Error ? error.message : 'unknown reason'}`;
  }
}

function messageOf(effect: Effect): readonly string[] {
  return effect.kind === 'send' && effect.message.html !== '' ? [effect.message.html] : [];
}

const chat = '1';

function customer(language: string): CustomerEvent['customer'] {
  return { id: chat, name: 'Canary', language };
}

function start(language: string): CustomerEvent {
  return { kind: 'command', name: 'start', argument: '', chat, customer: customer(language) };
}

function search(language: string, text: string): CustomerEvent {
  return { kind: 'text', text, chat, customer: customer(language) };
}
