import { expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { nearestShop } from '../../src/conversation/nearest-shop.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev } from '../support/tools.ts';

const inAlmaty = { latitude: 43.2389, longitude: 76.9279 };
const inAstana = { latitude: 51.1282, longitude: 71.4304 };
const from = { id: 500, is_bot: false, first_name: 'Айгерим', language_code: 'ru' };
const chat = { id: 500, type: 'private', first_name: 'Айгерим' };

function cityAt(id: string, name: string, { latitude, longitude }: typeof inAlmaty) {
  const files = smallCity(id);
  const path = `cities/${id}/city.yaml`;
  const contacts = `contacts: { address: Абая 44, location: { latitude: ${latitude}, longitude: ${longitude} } }\n`;
  return { ...files, [path]: `${files[path]?.replace('name: Тест', `name: ${name}`)}${contacts}` };
}

/** What the bot of Almaty says to somebody who is there. */
async function toldAt(location: typeof inAlmaty) {
  const files = { ...cityAt('almaty', 'Алматы', inAlmaty), ...cityAt('astana', 'Астана', inAstana) };
  const serving = await serveDev(platformFolder(files).root);
  const { world } = serving;
  const customer = customerOf(serving);
  world.telegram.sendUpdate(world.tokenOf(almaty), {
    message: { message_id: 9, date: 1, chat, from, location },
  });
  return (await customer.look()).messages;
}

it('Whoever sends a place near the shop hears how far it is', async () => {
  const [answer, ...more] = await toldAt({ latitude: 43.2567, longitude: 76.9286 });
  expect(more).toEqual([]);
  expect(answer?.text).toMatch(/^📍 Алматы\nДо нас 2 км\nАдрес: Абая 44/);
  expect(answer?.buttons[0]).toEqual([
    { text: '🗺 На карте', url: 'https://yandex.com/maps/?pt=76.9279,43.2389&z=17' },
  ]);
});

it('Whoever is nearer to another city gets its bot, and the contacts of this one', async () => {
  const [nearer, own] = await toldAt({ latitude: 51.0, longitude: 71.0 });
  expect(nearer?.text).toMatch(/^Ближе всего к вам наш магазин в городе Астана: 33 км/);
  expect(nearer?.buttons).toEqual([
    [{ text: '🏙 Астана', url: expect.stringMatching(/^https:\/\/t\.me\/\w*astana/) }],
  ]);
  expect(own?.text).toMatch(/^📍 Алматы\nАдрес: Абая 44/);
});

it('The nearest shop is found across the date line, and is none where no city says where it is', () => {
  const shop = (city: string, longitude: number) => ({
    city: idOf<CityId>(city),
    name: city,
    bot: city,
    location: { latitude: 65, longitude },
  });
  const shops = [shop('anadyr', 177.5), shop('nome', -165.4)];
  expect(nearestShop({ latitude: 65, longitude: -179 }, shops)).toMatchObject({ city: 'anadyr', km: 164 });
  expect(nearestShop(inAlmaty, [])).toBeUndefined();
});
