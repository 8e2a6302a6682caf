import type { DownloadProblem } from '../ports/download.ts';

const again = 'Try again later, or download the file yourself and import that.';

/** Why a file could not be had, and what to do about it. */
export function downloadWords(problem: DownloadProblem): readonly [message: string, hint: string] {
  switch (problem.kind) {
    case 'not-an-address':
      return ['this is not a web address', 'Write it as https://shop.example/feed.xml.'];
    case 'not-https':
      return [
        'only https addresses are fetched',
        'Ask the shop for its https address, or download the file yourself.',
      ];
    case 'private-address':
      return [
        `${problem.host} is an address of a private network`,
        'Download the file yourself and import that.',
      ];
    case 'too-many-redirects':
      return [
        'it leads from one address to the next',
        'Open it in a browser, and copy the address that it ends at.',
      ];
    case 'status':
      return [
        `the answer was ${problem.status}`,
        'Open the address in a browser: it may have changed, or ask for a login.',
      ];
    case 'page':
      return [
        'the answer was a web page, and no catalog',
        'Open the address in a browser: it may ask for a login.',
      ];
    case 'too-large':
      return [`the file is larger than ${problem.limit} bytes`, 'Ask for a feed of fewer products.'];
    case 'too-slow':
      return [`nothing came for too long, or not all of it within ${problem.seconds} seconds`, again];
    case 'trickle':
      return [`only ${problem.bytes} bytes came in ${problem.seconds} seconds`, again];
    case 'cut-off':
      return ['the answer broke off before its end', again];
    case 'proxy':
      return [
        `the proxy in between does not let it through (${problem.code})`,
        'See http.proxy in zeta.yaml, or HTTPS_PROXY and NO_PROXY, and what the proxy logs.',
      ];
    case 'unreachable':
      return [`the address cannot be reached (${problem.code})`, again];
  }
}
