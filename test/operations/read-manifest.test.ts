import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/operations/api/read-manifest.ts';

const sha256 = 'a'.repeat(64);
const upload = { cities: ['almaty'], files: [{ path: 'cities/almaty/city.yaml', sha256 }] };
const options = { message: '', allow: [], commit: '', author: '' };

function read(verb: 'missingFiles' | 'plan' | 'deploy', body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readManifest({ verb, body: new TextEncoder().encode(text) });
}

describe('What is asked with a list of files', () => {
  it('is read as it was written', () => {
    expect(read('missingFiles', { files: [sha256] })).toEqual({
      verb: 'missingFiles',
      input: { files: [sha256] },
    });
    expect(read('plan', { upload })).toEqual({ verb: 'plan', input: { upload } });
    const asked = { upload, options: { ...options, isDryRun: true, isOffline: false } };
    expect(read('deploy', asked)).toEqual({ verb: 'deploy', input: asked });
  });

  it.each([
    ['missingFiles', '', 'no JSON'],
    ['missingFiles', '{"files":', 'no JSON'],
    ['missingFiles', 'null', 'it must be object'],
    ['missingFiles', '[]', 'it must be object'],
    ['missingFiles', {}, "'files'"],
    ['missingFiles', { files: 'x' }, '/files must be array'],
    ['missingFiles', { files: ['x'] }, '/files/0 must match'],
    ['missingFiles', { files: [], verb: 'setSecret' }, 'additional properties'],
    ['missingFiles', '{"files":[],"__proto__":{}}', 'additional properties'],
    ['plan', { upload: { ...upload, cities: [''] } }, '/upload/cities/0'],
    ['plan', { upload: { ...upload, cities: ['x'.repeat(81)] } }, '/upload/cities/0 must NOT have more'],
    ['plan', { upload: { ...upload, files: [{ path: 1, sha256 }] } }, '/upload/files/0/path must be string'],
    ['deploy', { upload }, "'options'"],
    ['deploy', { upload, options: { ...options, force: true } }, '/options must NOT have additional'],
    ['deploy', { upload, options: { ...options, commit: 'HEAD' } }, '/options/commit'],
    ['deploy', { upload, options: { ...options, isDryRun: 'yes' } }, '/options/isDryRun must be boolean'],
  ] as const)('%s of %j is refused with its place: %s', (verb, body, place) => {
    expect(() => read(verb, body)).toThrowError(
      expect.objectContaining({ code: 'wrong-request', exit: 2, message: expect.stringContaining(place) }),
    );
  });

  it('is never repeated in what is said of it', () => {
    expect(() =>
      read('plan', { upload: { ...upload, files: [{ path: 'x', sha256: 'hunter2' }] } }),
    ).toThrowError(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }));
  });
});
