/** Whether there is something to do, and waiting until there is not. */
export class Idle {
  #waiters: (() => void)[] = [];
  #isBusy = false;

  busy(): void {
    this.#isBusy = true;
  }

  done(): void {
    this.#isBusy = false;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter();
  }

  wait(): Promise<void> {
    if (!this.#isBusy) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }
}
