/** A repository on a forge, by the address that git fetches it from. */
interface Forge {
  readonly kind: 'github' | 'gitlab';
  /** `https://github.com/shop/bots` */
  readonly url: string;
}

/** Where a pull request of a branch is opened; null where the forge is not known. */
export function pullRequestUrl(origin: string | null, branch: string, onto: string | null): string | null {
  const forge = forgeOf(origin);
  if (!forge) return null;
  const [from, to] = [encodeURIComponent(branch), encodeURIComponent(onto ?? '')];
  if (forge.kind === 'github')
    return `${forge.url}/compare/${onto === null ? '' : `${inPath(onto)}...`}${inPath(branch)}?expand=1`;
  const target = onto === null ? '' : `&merge_request[target_branch]=${to}`;
  return `${forge.url}/-/merge_requests/new?merge_request[source_branch]=${from}${target}`;
}

/** Where a file is edited in the browser, which opens a pull request; null where the forge is not known. */
export function editUrl(origin: string | null, branch: string | null, path: string): string | null {
  const forge = forgeOf(origin);
  if (!forge) return null;
  const between = forge.kind === 'github' ? 'edit' : '-/edit';
  return `${forge.url}/${between}/${inPath(branch ?? 'main')}/${inPath(path)}`;
}

function inPath(text: string): string {
  return text.split('/').map(encodeURIComponent).join('/');
}

/** `git@github.com:shop/bots.git`, `ssh://git@…`, `https://…`. */
function forgeOf(origin: string | null): Forge | undefined {
  const written = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(origin ?? '');
  const url = written
    ? URL.parse(`https://${written[1]}/${written[2]?.replace(/^\/+/, '')}`)
    : URL.parse(origin ?? '');
  if (!url || !/^(?:https?|ssh|git):$/.test(url.protocol)) return undefined;
  const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (!/^\/[^/]+\/[^/]/.test(path)) return undefined;
  const kind = /(?:^|\.)github\./.test(url.hostname)
    ? 'github'
    : /(?:^|\.)gitlab\./.test(url.hostname)
      ? 'gitlab'
      : undefined;
  // A port of ssh is not that of the pages.
  const host = /^https?:$/.test(url.protocol) ? url.host : url.hostname;
  return kind && { kind, url: `${url.protocol === 'http:' ? 'http' : 'https'}://${host}${path}` };
}
