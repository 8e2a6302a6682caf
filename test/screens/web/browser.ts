import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where the browser is that tests drive. */
export const browserPath = process.env['ZETA_TEST_BROWSER'] ?? '/usr/bin/chromium';

/** Why tests in a browser are left out; undefined: they are not. */
export const noBrowser = existsSync(browserPath)
  ? undefined
  : `there is no Chromium at ${browserPath}: install it, or name another in ZETA_TEST_BROWSER`;

/** Nothing of its own goes out; as root it has no sandbox. */
const quietly = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath, args: quietly });
}

/** Notes what a page complains about: errors and warnings of its console, and exceptions. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
