import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idOf } from '../../src/base/ids.ts';
import { type ButtonData, formatButton, parseButton } from '../../src/conversation/button-data.ts';

const ref = fc.stringMatching(/^[a-z2-7]{10}$/).map((text) => idOf<never>(text));
const button: fc.Arbitrary<ButtonData> = fc.oneof(
  fc.record({ action: fc.constant('page' as const), view: ref, page: fc.integer({ min: 0, max: 999 }) }),
  fc.record({ action: fc.constant('help-me-choose' as const), view: ref }),
  fc.record({
    action: fc.constantFrom('card' as const, 'link' as const, 'manager' as const, 'ticket' as const),
    product: ref,
    view: ref,
  }),
);

it('reads every button that it wrote, in 64 bytes of ASCII', () => {
  fc.assert(
    fc.property(button, (data) => {
      const text = formatButton(data);
      expect(text).toMatch(/^[\x21-\x7e]{1,64}$/);
      expect(parseButton(text)).toEqual(data);
    }),
  );
});

it('takes no text for a button that would be written otherwise', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^1\.[a-z]\.[a-z2-7.]{0,30}$/)), (text) => {
      const data = parseButton(text);
      if (data?.action !== 'page' && data) expect(formatButton(data)).toBe(text);
    }),
  );
});
