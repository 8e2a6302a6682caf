import { type CityId, idOf } from '../../base/ids.ts';
import type { Serving } from '../../operations/serve.ts';
import type { World, WorldCustomer } from '../../operations/world.ts';
import { placeText } from '../../report/diagnostics-text.ts';
import { wordsOf } from '../../report/words-of.ts';
import type { DevCity, DevWorld } from './dev-world.ts';

/** What the page shows of a running `zeta dev`. */
export function servingWorld(serving: Serving): DevWorld {
  const { world } = serving;
  if (!world) throw new Error('the page needs the emulated world');
  return {
    cities: () => citiesOf(serving, world),
    customers: () => world.customers,
    managers: () => world.managers,
    messages: (city, chat) => world.messages(idOf<CityId>(city), chat),
    say: (city, customer, text) => world.say(idOf<CityId>(city), personOf(world, customer), text),
    press: (city, person, messageId, data) =>
      world.press(idOf<CityId>(city), personOf(world, person), messageId, data),
    reply: (id, manager, messageId, text) => {
      const city = idOf<CityId>(id);
      const chatId = serving.runtime.cities.get(city)?.settings.manager?.chat ?? '';
      world.reply(city, personOf(world, manager), { chatId, messageId }, text);
    },
    answers: (city) => world.answers(idOf<CityId>(city)),
    file: (fileId) => world.file(fileId),
    deals: () => world.deals(),
    diagnostics: () =>
      serving.diagnostics().map((diagnostic) => ({
        place: placeText(diagnostic.place),
        code: diagnostic.code,
        severity: diagnostic.severity,
        words: { en: wordsOf(diagnostic, 'en'), ru: wordsOf(diagnostic, 'ru') },
      })),
    moveDeal: (deal, stage) => world.moveDeal(deal, stage),
    setCrmDown: (down) => void world.setCrmDown(down),
    crmDown: () => world.crmDown(),
    onChange: (listener) => {
      const stops = [
        world.onChange(listener),
        serving.onDiagnostics(listener),
        serving.runtime.onChange(listener),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function citiesOf({ runtime }: Serving, world: World): readonly DevCity[] {
  return runtime.cities.all().map((city) => {
    const problem = runtime.bots.problems().get(city.id) ?? runtime.cities.problems().get(city.id);
    const { name, languages, manager } = city.settings;
    return {
      id: city.id,
      name,
      username: world.username(city.id),
      language: languages[0],
      release: `${city.id}#${city.release}`,
      ...(manager?.chat && { managerChat: manager.chat }),
      ...(problem !== undefined && { problem }),
    };
  });
}

function personOf({ customers, managers }: World, id: number): WorldCustomer {
  const person = [...customers, ...managers].find((one) => one.id === id);
  if (!person) throw new Error(`there is no person ${id}`);
  return person;
}
