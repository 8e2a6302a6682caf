/** `123456789:AA…` (BotFather), `https://portal/rest/1/secret/` (Bitrix24) and `zeta_…` (ours): all are passwords. */
const shapes = [
  /(?<!\d)\d{6,12}:[A-Za-z0-9_-]{30,64}/g,
  /https?:\/\/[^\s"'/]+\/rest\/\d+\/[A-Za-z0-9]{8,}\/?/g,
  /(?<![A-Za-z0-9_-])zeta_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g,
];

/** A login in an address, `https://user:password@host`; some addresses may have one, so it is no mistake in itself. */
const login = /(?<=:\/\/)[^\s/?#"']+(?=@)/g;

/** What an address is asked with that names itself a secret: `?token=…`. */
const named =
  /(?<=[?&;][\w.[\]-]*(?:token|secret|passw|pwd|api_?key|access_?key|auth|signature)[\w.[\]-]*=)[^\s&#"']+/gi;
const anything = /(?<=[?&;][^\s=&#]*=)[^\s&#]+/g;

/** The same text with everything token-shaped replaced by as many stars, so that columns stay true. */
export function maskSecrets(text: string): string {
  return starred(text, [...shapes, login, named]);
}

/** The address of a feed as it may be told: shops put passwords before the host, and anywhere behind the question mark. */
export function maskAddress(address: string): string {
  return starred(address, [...shapes, login, anything]);
}

function starred(text: string, secrets: readonly RegExp[]): string {
  return secrets.reduce(
    (masked, shape) => masked.replace(shape, (secret) => '*'.repeat(secret.length)),
    text,
  );
}

/** Offsets of token-shaped strings. */
export function findSecrets(text: string): readonly { readonly start: number; readonly end: number }[] {
  return shapes.flatMap((shape) =>
    [...text.matchAll(shape)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}
