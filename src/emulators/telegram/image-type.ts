import type { Upload } from './request-body.ts';

const signatures: readonly (readonly [type: string, first: readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
];

/** Media type by the first bytes; what the uploader says counts only when they say nothing. */
export function imageType(upload: Upload): string {
  const known = signatures.find(([, first]) => first.every((byte, index) => upload.bytes[index] === byte));
  return known?.[0] ?? (upload.contentType || 'application/octet-stream');
}
