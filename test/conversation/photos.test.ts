import { describe, expect, it } from 'vitest';
import { idOf, type ViewId } from '../../src/base/ids.ts';
import { formatButton } from '../../src/conversation/button-data.ts';
import { buttonsOf, cityWith, effectsOf, keptView, presses, product, says, sentTexts } from './small-city.ts';

const links = (count: number) => Array.from({ length: count }, (_, at) => `https://shop.example/${at}.jpg`);

/** What a press under the card of a sofa brings, and the text on the button. */
function pressed(images: string[]) {
  const city = cityWith([product('Д-1', 'Диван «Каскад»', { images })]);
  const view = keptView(effectsOf(city, says('диван')));
  const [ref] = view.refs;
  if (!ref) throw new Error('no sofa was found');
  const data = (action: 'card' | 'photos') =>
    formatButton({ action, product: ref, view: idOf<ViewId>(view.id) });
  const card = effectsOf(city, presses(data('card')), { view });
  const button = buttonsOf(card).find((one) => one.kind === 'press' && one.data === data('photos'));
  return { text: button?.text, effects: effectsOf(city, presses(data('photos')), { view }) };
}

describe('The pictures of a product', () => {
  it('have a button under its card where there are several, and come together', () => {
    const { text, effects } = pressed(links(4));
    expect(text).toBe('🖼 Фото: 4');
    expect(effects.filter(({ kind }) => kind === 'album')).toMatchObject([
      { photos: links(4), caption: 'Диван «Каскад»' },
    ]);
    expect(effects).toContainEqual({ kind: 'record', name: 'photos', data: { sku: 'Д-1' } });
  });

  it('are as many as an album takes', () => {
    const { text, effects } = pressed(links(15));
    expect(text).toBe('🖼 Фото: 10');
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'album', photos: links(10) }));
  });

  it('have no button where there is one', () => {
    expect(pressed(links(1)).text).toBeUndefined();
    expect(pressed([]).text).toBeUndefined();
  });

  it('that are fewer by now than the old button says are shown as they are', () => {
    expect(pressed(links(1)).effects).toContainEqual(
      expect.objectContaining({ message: { html: 'Диван «Каскад»', photo: links(1)[0] } }),
    );
    expect(sentTexts(pressed([]).effects)[0]).toContain('Фотографии сейчас не открываются');
  });
});
