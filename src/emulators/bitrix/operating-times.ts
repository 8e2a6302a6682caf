import type { PortalClock } from './portal-clock.ts';

/** Bitrix24: each method may work for 480 s in ten minutes. */
const limitMs = 480_000;
const windowMs = 600_000;

/** How long each method has worked lately. */
export class OperatingTimes {
  readonly #clock: PortalClock;
  readonly #spent = new Map<string, { readonly at: number; readonly ms: number }[]>();
  readonly #costs = new Map<string, number>();

  constructor(clock: PortalClock) {
    this.#clock = clock;
  }

  /** Makes each call of a method count as so much work, instead of what it took. */
  setCost(method: string, ms: number): void {
    this.#costs.set(method.toLowerCase(), ms);
  }

  isBlocked(method: string): boolean {
    return this.#recent(method).reduce((sum, { ms }) => sum + ms, 0) >= limitMs;
  }

  add(method: string, tookMs: number): void {
    const ms = this.#costs.get(method.toLowerCase()) ?? tookMs;
    this.#spent.set(method.toLowerCase(), [...this.#recent(method), { at: this.#clock.now(), ms }]);
  }

  /** What an answer tells: work in the window, and when the oldest of it leaves the window. */
  of(method: string): { readonly operatingMs: number; readonly resetInMs: number } {
    const recent = this.#recent(method);
    const operatingMs = recent.reduce((sum, { ms }) => sum + ms, 0);
    return { operatingMs, resetInMs: (recent[0]?.at ?? this.#clock.now()) + windowMs - this.#clock.now() };
  }

  #recent(method: string): readonly { readonly at: number; readonly ms: number }[] {
    const from = this.#clock.now() - windowMs;
    return (this.#spent.get(method.toLowerCase()) ?? []).filter(({ at }) => at > from);
  }
}
