import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileCity } from '../../src/compile/compile-city.ts';
import { almaty, compileAlmaty, goodCity, platformFolder, wordsOfAll } from './platform-folder.ts';

const csv = 'cities/almaty/catalog.csv';
const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const name = `media:${createHash('sha256').update(picture).digest('hex')}.png`;

function pictured(...images: readonly string[]): { readonly [csv]: string } {
  const rows = images.map((image, at) => `A-${at};Диван;1000;"${image}"`);
  return { [csv]: `sku;name;price;image\n${rows.join('\n')}\n` };
}

describe('Pictures', () => {
  it('of the city and of the shared folder get names that say their content', async () => {
    const { catalog } = await compileAlmaty({
      ...pictured('images/sofa.PNG', '_shared/sofa.png'),
      'cities/almaty/images/sofa.PNG': picture,
      'cities/_shared/sofa.png': picture,
    });
    expect(catalog?.products.map(({ images }) => images)).toEqual([[name], [name]]);
    expect([...(catalog?.media.keys() ?? [])]).toEqual([name]);
  });

  it('on the web stay as they are', async () => {
    const { catalog } = await compileAlmaty(pictured('https://s.kz/1.jpg', 'HTTPS://s.kz/2.jpg'));
    expect(catalog?.products.map(({ images }) => images)).toEqual([
      ['https://s.kz/1.jpg'],
      ['HTTPS://s.kz/2.jpg'],
    ]);
    expect(catalog?.media.size).toBe(0);
  });

  it.each([
    ['bars', 'https://s.kz/1.jpg|https://s.kz/2.jpg'],
    ['spaces', 'https://s.kz/1.jpg https://s.kz/2.jpg'],
    ['commas', 'https://s.kz/1.jpg,https://s.kz/2.jpg'],
    ['lines', 'https://s.kz/1.jpg\nhttps://s.kz/2.jpg'],
  ])('may be several, with %s between them', async (_what, images) => {
    const { catalog } = await compileAlmaty(pictured(images));
    expect(catalog?.products[0]?.images).toEqual(['https://s.kz/1.jpg', 'https://s.kz/2.jpg']);
  });

  it('may be several, with a comma and a space between them', async () => {
    const { catalog } = await compileAlmaty(pictured('https://s.kz/1.jpg, https://s.kz/2.jpg'));
    expect(catalog?.products[0]?.images).toEqual(['https://s.kz/1.jpg', 'https://s.kz/2.jpg']);
  });

  it('that are missing are each told once, and the products are not made', async () => {
    const { catalog, diagnostics } = await compileAlmaty(pictured('no.jpg', 'no.jpg', 'nor.jpg'));
    expect(catalog).toBeUndefined();
    expect(diagnostics.filter(({ code }) => code === 'ZK111')).toHaveLength(2);
    expect(wordsOfAll(diagnostics)).toContain('there is no picture no.jpg');
  });

  it.each([
    '../../../etc/passwd.png',
    '../../zeta.png',
    '/etc/secret.png',
    '_shared/../../zeta.png',
    'city.yaml',
    '../almaty/city.yaml',
    'images',
    'file:///etc/secret.png',
  ])('never come from outside, nor from files that are none: %s', async (image) => {
    const { files, root } = await platformFolder({
      ...goodCity(pictured(image)),
      'zeta.png': picture,
    });
    await mkdir(join(root, 'cities/almaty/images'));
    const { diagnostics, catalog } = await compileCity(files, almaty);
    expect(diagnostics.map(({ code }) => code)).toContain('ZK111');
    expect(catalog).toBeUndefined();
  });

  it('over 10 MB, which Telegram would refuse, are not taken', async () => {
    const { diagnostics } = await compileAlmaty({
      ...pictured('big.jpg'),
      'cities/almaty/big.jpg': new Uint8Array(10 * 1024 * 1024 + 1),
    });
    expect(diagnostics.map(({ code }) => code)).toContain('ZK111');
  });
});
