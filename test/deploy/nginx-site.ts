import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { platformFolder } from '../support/platform-folder.ts';
import { deployFolder, run } from './programs.ts';

export interface Doors {
  readonly public: string;
  readonly private: string;
}

/** The shipped site with a certificate of its own, on free ports and in front of these doors; nginx reads `conf.d`. */
export async function site(doors: Doors) {
  const { root } = platformFolder({});
  const [http, https] = await Promise.all([freePort(), freePort()]);
  const [key, certificate] = [join(root, 'key.pem'), join(root, 'certificate.pem')];
  const made = run('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=bots.shop.example'],
    ...['-keyout', key, '-out', certificate],
  ]);
  expect(made.code, made.stderr).toBe(0);
  for (const folder of ['conf.d', 'snippets', 'body', 'proxy', 'acme/.well-known/acme-challenge'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'acme/.well-known/acme-challenge/proof'), 'it is ours');
  writeFileSync(
    join(root, 'snippets/zeta-proxy.conf'),
    readFileSync(join(deployFolder, 'nginx/zeta-proxy.conf')),
  );
  const shipped = readFileSync(join(deployFolder, 'nginx/zeta.conf'), 'utf8');
  const changed = shipped
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${http};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${https} ssl;`)
    .replace('/etc/letsencrypt/live/bots.shop.example/fullchain.pem', certificate)
    .replace('/etc/letsencrypt/live/bots.shop.example/privkey.pem', key)
    .replaceAll('/etc/nginx/snippets', join(root, 'snippets'))
    .replace('/var/www/zeta-acme', join(root, 'acme'))
    .replace('server 127.0.0.1:8080;', `server ${doors.public};`)
    .replace('server 127.0.0.1:8081;', `server ${doors.private};`);
  expect(changed).not.toMatch(/\/etc\/(nginx|letsencrypt)|:808[01]/);
  const [config, file] = [join(root, 'nginx.conf'), join(root, 'site.conf')];
  writeFileSync(file, changed);
  writeFileSync(
    config,
    `master_process off; pid ${root}/nginx.pid; error_log ${root}/error.log;
events { worker_connections 256; }
http {
  access_log off; client_body_temp_path ${root}/body; proxy_temp_path ${root}/proxy;
  fastcgi_temp_path ${root}/f; uwsgi_temp_path ${root}/u; scgi_temp_path ${root}/s;
  include ${root}/conf.d/*.conf;
}
`,
  );
  return { root, config, file, certificate, http, https };
}
