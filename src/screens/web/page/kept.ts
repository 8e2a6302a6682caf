/** What the browser keeps for the page. A browser that keeps nothing (a private window, say) only forgets. */
export function kept(where: 'tab' | 'browser', name: string): string | null {
  try {
    return storageOf(where).getItem(`zeta-dev:${name}`);
  } catch {
    return null;
  }
}

export function keep(where: 'tab' | 'browser', name: string, value: string): void {
  try {
    if (value === '') storageOf(where).removeItem(`zeta-dev:${name}`);
    else storageOf(where).setItem(`zeta-dev:${name}`, value);
  } catch {
    // Nothing depends on it.
  }
}

function storageOf(where: 'tab' | 'browser'): Storage {
  return where === 'tab' ? sessionStorage : localStorage;
}
