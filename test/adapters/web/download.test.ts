import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DownloadLimits, downloader, usualLimits } from '../../../src/adapters/web/download.ts';
import { isPublicAddress } from '../../../src/adapters/web/public-address.ts';

async function server(listener: RequestListener): Promise<string> {
  const http = createServer(listener);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

const quick: DownloadLimits = {
  maxBytes: 1000,
  totalMs: 1000,
  idleMs: 500,
  slow: { everyMs: 5000, leastBytes: 100 },
  loopback: true,
};

/** What came of a download, and the text of the file. */
async function fetched(url: string, limits: Partial<DownloadLimits> = {}) {
  let text = '';
  const result = await downloader({ ...quick, ...limits })(url, async (pieces) => {
    for await (const piece of pieces) text += Buffer.from(piece).toString();
  });
  return result.ok ? text : result.error;
}

describe('A download', () => {
  it('brings a file, after redirects too', async () => {
    const url = await server((request, response) => {
      if (request.url === '/feed') response.end('sku;name');
      else response.writeHead(302, { location: '/feed' }).end();
    });
    expect(await fetched(`${url}/feed`)).toBe('sku;name');
    expect(await fetched(`${url}/old`)).toBe('sku;name');
  });

  it('of a page, of an error or of a circle of redirects is refused', async () => {
    const url = await server((request, response) => {
      if (request.url === '/page')
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>');
      else if (request.url === '/gone') response.writeHead(404).end();
      else response.writeHead(301, { location: '/circle' }).end();
    });
    expect(await fetched(`${url}/page`)).toEqual({ kind: 'page' });
    expect(await fetched(`${url}/gone`)).toEqual({ kind: 'status', status: 404 });
    expect(await fetched(`${url}/circle`)).toEqual({ kind: 'too-many-redirects' });
  });

  it('of more bytes than allowed ends, whether they are announced or not', async () => {
    const url = await server((request, response) => {
      if (request.url === '/said') response.setHeader('content-length', 5000);
      response.write('x'.repeat(600));
      response.end('x'.repeat(request.url === '/said' ? 4400 : 600));
    });
    for (const path of ['/said', '/unsaid'])
      expect(await fetched(url + path)).toEqual({ kind: 'too-large', limit: 1000 });
  });

  it('that hangs, trickles or breaks off ends', async () => {
    const url = await server((request, response) => {
      if (request.url === '/hangs') return;
      response.setHeader('content-length', 900);
      response.write('x');
      if (request.url === '/breaks') setTimeout(() => response.destroy(), 20);
      else {
        const timer = setInterval(() => response.write('x'), 50);
        response.on('close', () => clearInterval(timer));
      }
    });
    expect(await fetched(`${url}/hangs`)).toMatchObject({ kind: 'too-slow' });
    expect(await fetched(`${url}/trickles`)).toEqual({ kind: 'too-slow', seconds: 1 });
    expect(await fetched(`${url}/breaks`)).toEqual({ kind: 'cut-off' });
  });

  it('that trickles gives up its place long before all the time is over; one that is just slow is waited for', async () => {
    const url = await server((request, response) => {
      const piece = 'x'.repeat(request.url === '/slow' ? 200 : 1);
      const timer = setInterval(() => response.write(piece), 20);
      const end = setTimeout(() => response.end(), 600);
      response.on('close', () => {
        clearInterval(timer);
        clearTimeout(end);
      });
    });
    const limits = { slow: { everyMs: 200, leastBytes: 100 }, totalMs: 10_000, maxBytes: 100_000 };
    expect(await fetched(`${url}/trickle`, limits)).toMatchObject({ kind: 'trickle' });
    expect(await fetched(`${url}/slow`, limits)).toMatch(/^x{400,}$/);
  });

  it('sends the login of an address, and not to where that leads', async () => {
    const logins: (string | undefined)[] = [];
    const url = await server((request, response) => {
      logins.push(request.headers.authorization);
      if (request.url === '/feed') response.end('sku');
      else response.writeHead(302, { location: `${url}/feed` }).end();
    });
    const secret = url.replace('://', `://${encodeURIComponent('имя')}:100%@`);
    expect(await fetched(`${secret}/old`)).toBe('sku');
    expect(logins).toEqual([`Basic ${Buffer.from('имя:100%').toString('base64')}`, undefined]);
  });

  it('goes nowhere but to public addresses over https, by redirects neither', async () => {
    const url = await server((request, response) => {
      response.writeHead(302, { location: decodeURIComponent((request.url ?? '').slice(1)) }).end();
    });
    for (const [to, kind] of [
      ['http://shop.example/feed', 'not-https'],
      ['https://10.0.0.1/feed', 'private-address'],
      ['https://[::1]/feed', 'private-address'],
      ['https://[::ffff:127.0.0.1]/feed', 'private-address'],
      ['https://169.254.169.254/latest', 'private-address'],
      ['file:///etc/passwd', 'not-https'],
      ['https://', 'not-an-address'],
    ]) {
      expect(await fetched(`${url}/${encodeURIComponent(to ?? '')}`)).toMatchObject({ kind });
      expect(await fetched(to ?? '')).toMatchObject({ kind });
    }
    expect(await fetched(`${url}/`, { loopback: false })).toEqual({ kind: 'not-https' });
  });

  it('from a name that leads into a private network is refused', async () => {
    const result = await downloader({ ...usualLimits, totalMs: 5000 })(
      'https://localhost/feed',
      async () => undefined,
    );
    expect(result).toEqual({ ok: false, error: { kind: 'private-address', host: 'localhost' } });
  });

  it('whose file cannot be saved fails as the disk says', async () => {
    const url = await server((_, response) => response.end('sku'));
    const save = async (): Promise<void> => {
      throw new Error('the disk is full');
    };
    await expect(downloader(quick)(url, save)).rejects.toThrow('the disk is full');
  });
});

it.each([
  ['93.184.216.34', true],
  ['2606:4700::1111', true],
  ['127.0.0.1', false],
  ['172.31.255.1', false],
  ['100.64.1.1', false],
  ['::', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['::ffff:10.1.1.1', false],
  ['64:ff9b::a00:1', false],
  ['shop.example', false],
])('%s is an address that anybody may be at: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
