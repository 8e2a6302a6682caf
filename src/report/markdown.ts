/** What a file says must not become Markdown, a mention or HTML. One line. */
export function escapedMarkdown(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]()#+|~!]/g, (sign) => `\\${sign}`)
    .replaceAll('@', '@\u200b');
}

/** In backticks, whatever it holds. */
export function markdownCode(text: string): string {
  return `\`${oneLine(text).replaceAll('`', 'ˋ')}\``;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ');
}

/** GitHub refuses comments of more than 65,536 characters; mistakes and tests want to stand beside this. */
const mostCharacters = 30_000;

/** As many blocks, from the first on, as fit into a comment. */
export function shortBlocks(blocks: readonly string[]): readonly string[] {
  const shown: string[] = [];
  let length = 0;
  for (const block of blocks) {
    length += block.length;
    if (length > mostCharacters) break;
    shown.push(block);
  }
  return shown;
}
