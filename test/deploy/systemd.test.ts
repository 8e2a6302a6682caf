import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformFolder } from '../support/platform-folder.ts';
import { deployFolder, has, needs, run } from './programs.ts';

const units = readdirSync(join(deployFolder, 'systemd'));

/** Values of a setting of a unit, in order. */
function settings(unit: string, key: string): readonly string[] {
  const text = readFileSync(join(deployFolder, 'systemd', unit), 'utf8');
  return [...text.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);
}

describe('The units of systemd', () => {
  it.skipIf(!has('systemd-analyze'))(`are taken by systemd as they are${needs('systemd-analyze')}`, () => {
    // What they start is not installed here: a program stands where each of them looks.
    const { root } = platformFolder({});
    const started = ['zeta', 'zeta-sync'].map((name) => {
      const program = join(root, name);
      writeFileSync(program, '#!/bin/sh\n');
      chmodSync(program, 0o755);
      return program;
    });
    mkdirSync(join(root, 'units'));
    for (const unit of units) {
      const text = readFileSync(join(deployFolder, 'systemd', unit), 'utf8')
        .replaceAll('/srv/zeta/node_modules/.bin/zeta', started[0] ?? '')
        .replaceAll('/usr/local/lib/zeta/zeta-sync', started[1] ?? '');
      writeFileSync(join(root, 'units', unit), text);
    }
    const verified = run('systemd-analyze', [
      'verify',
      '--man=no',
      ...units.map((unit) => join(root, 'units', unit)),
    ]);
    expect(verified.stderr + verified.stdout).toBe('');
    expect(verified.code).toBe(0);
  });

  it('give the server more time to stop than it takes, start it again always, and let it write its data alone', () => {
    expect(settings('zeta.service', 'TimeoutStopSec').map(Number)).toEqual([15]);
    expect(settings('zeta.service', 'Restart')).toEqual(['always']);
    expect(settings('zeta.service', 'StartLimitIntervalSec')).toEqual(['0']);
    expect(settings('zeta.service', 'ReadWritePaths')).toEqual(['/srv/zeta/.zeta']);
    for (const service of units.filter((unit) => unit.endsWith('.service'))) {
      expect(settings(service, 'User'), service).toEqual(['zeta']);
      expect(settings(service, 'ProtectSystem'), service).toEqual(['strict']);
      expect(settings(service, 'NoNewPrivileges'), service).toEqual(['true']);
      // JavaScript is compiled while it runs: with it Node does not start.
      expect(settings(service, 'MemoryDenyWriteExecute'), service).toEqual([]);
    }
  });

  it('have a service for each timer, and a timer that is installed', () => {
    for (const timer of units.filter((unit) => unit.endsWith('.timer'))) {
      expect(units).toContain(timer.replace('.timer', '.service'));
      expect(settings(timer, 'WantedBy')).toEqual(['timers.target']);
    }
  });
});
