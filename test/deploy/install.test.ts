import { existsSync, lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformFolder } from '../support/platform-folder.ts';
import { deployFolder, has, needs, run } from './programs.ts';

const given = [
  ...['--domain', 'bots.shop.example', '--email', 'ops@shop.example'],
  ...['--repo', 'git@git.example:shop/bots.git'],
];
const install = (...args: readonly string[]) => run(join(deployFolder, 'install.sh'), args);
const filesBelow = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    lstatSync(join(root, path)).isFile(),
  );

describe('install.sh', () => {
  it.skipIf(!has('shellcheck'))(`and its commands pass shellcheck${needs('shellcheck')}`, () => {
    const scripts = [
      'install.sh',
      'bin/zeta',
      'bin/zeta-sync',
      'bin/zeta-upgrade',
      'nginx/start-in-container.sh',
    ];
    const checked = run(
      'shellcheck',
      scripts.map((script) => join(deployFolder, script)),
    );
    expect(checked.stdout + checked.stderr).toBe('');
  });

  it('says with --dry-run what it would do, in order, and writes nothing', () => {
    const { root } = platformFolder({});
    const before = filesBelow(root);
    const said = install(...given, '--dry-run', '--root', root);
    expect(said).toMatchObject({ code: 0, stderr: '' });
    const at = (words: string) => {
      expect(said.stdout).toContain(words);
      return said.stdout.indexOf(words);
    };
    const order = [
      'apt-get install -y -q --no-install-recommends ca-certificates',
      'useradd --system',
      'git clone git@git.example:shop/bots.git',
      'npm --prefix /srv/zeta ci --omit=dev',
      'would write: /etc/systemd/system/zeta.service',
      'systemctl enable --now zeta.service zeta-backup.timer',
      'systemctl enable --now zeta-sync.timer',
      'would write: /etc/nginx/sites-available/zeta.conf',
      'systemctl reload-or-restart nginx',
      'zeta secret set',
      'zeta doctor',
    ].map(at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(filesBelow(root)).toEqual(before);
  });

  it('asks for the certificate before the site that wants it, and has nginx read a renewed one', () => {
    const { stdout } = install(...given, '--dry-run');
    const asked = stdout.indexOf('certbot certonly --non-interactive');
    const sites = [...stdout.matchAll(/would write: \/etc\/nginx\/sites-available\/zeta\.conf/g)];
    expect(sites.map(({ index }) => index < asked)).toEqual([true, false]);
    expect(stdout).toContain('/etc/letsencrypt/renewal-hooks/deploy/zeta-nginx');
  });

  it('writes units, commands and the site with the name in it; a second run finds all as it is', () => {
    const { root } = platformFolder({});
    expect(install(...given, '--root', root).code).toBe(0);
    const site = readFileSync(join(root, 'etc/nginx/sites-available/zeta.conf'), 'utf8');
    expect(site).toContain('server_name bots.shop.example;');
    for (const unit of readdirSync(join(deployFolder, 'systemd')))
      expect(readFileSync(join(root, 'etc/systemd/system', unit), 'utf8')).toBe(
        readFileSync(join(deployFolder, 'systemd', unit), 'utf8'),
      );
    for (const command of [
      'usr/local/bin/zeta',
      'usr/local/sbin/zeta-upgrade',
      'usr/local/lib/zeta/zeta-sync',
    ])
      expect(statSync(join(root, command)).mode & 0o777, command).toBe(0o755);
    const written = filesBelow(root);
    const again = install(...given, '--root', root);
    expect(again.code).toBe(0);
    expect(again.stdout).not.toContain('wrote:');
    expect(filesBelow(root)).toEqual(written);
  });

  it('puts back what was changed, and only that', () => {
    const { root } = platformFolder({});
    install(...given, '--root', root);
    writeFileSync(join(root, 'etc/systemd/system/zeta.service'), '[Service]\n');
    const again = install(...given, '--root', root);
    expect([...again.stdout.matchAll(/wrote: +(\S+)/g)].map(([, path]) => path)).toEqual([
      '/etc/systemd/system/zeta.service',
    ]);
  });

  it('leaves nginx and certificates alone with --no-tls, and what is merged with --no-sync', () => {
    const { root } = platformFolder({});
    const made = install('--repo', 'https://git.example/bots.git', '--no-tls', '--no-sync', '--root', root);
    expect(made.code).toBe(0);
    expect(existsSync(join(root, 'etc/nginx'))).toBe(false);
    expect(made.stdout).not.toContain('certbot');
    expect(made.stdout).toContain('systemctl disable --now zeta-sync.timer');
  });

  it.each([
    ['no domain', ['--repo', 'https://git.example/a.git', '--email', 'a@b.kz']],
    ['a domain with a command in it', ['--domain', 'a.kz;reboot', '--repo', 'x', '--email', 'a@b.kz']],
    ['a domain with a line of its own', ['--domain', 'a.kz\nreturn 200', '--repo', 'x', '--email', 'a@b.kz']],
    [
      'an option in place of a repository',
      ['--domain', 'a.kz', '--repo', '--upload-pack=x', '--email', 'a@b.kz'],
    ],
    ['an option in place of a branch', [...given, '--branch', '-x']],
    ['an option without its value', ['--domain']],
    ['an unknown option', [...given, '--force']],
  ])('refuses %s before it does anything', (_, args) => {
    const { root } = platformFolder({});
    const before = filesBelow(root);
    const refused = install('--root', root, ...args);
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^install\.sh: /) });
    expect(filesBelow(root)).toEqual(before);
  });
});
