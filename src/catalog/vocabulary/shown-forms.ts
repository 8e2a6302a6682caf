/** Forms beyond these are not counted: a catalog that has more has them by mistake. */
const mostForms = 400_000;

/** Which form of a word products have most often, counted while they are indexed. */
export class ShownForms {
  #best: Map<string, string> | undefined;
  readonly #counts = new Map<string, { count: number; readonly stem: string }>();

  count(form: string, stem: string): void {
    const counted = this.#counts.get(form);
    if (counted) counted.count += 1;
    else if (this.#counts.size < mostForms) this.#counts.set(form, { count: 1, stem });
  }

  /** All forms that were counted. */
  all(): Iterable<string> {
    return this.#counts.keys();
  }

  /** Undefined for a word that was not counted. */
  of(stem: string): string | undefined {
    this.#best ??= this.#chosen();
    return this.#best.get(stem);
  }

  #chosen(): Map<string, string> {
    const best = new Map<string, string>();
    const most = new Map<string, number>();
    for (const [form, { count, stem }] of this.#counts) {
      if (count <= (most.get(stem) ?? 0)) continue;
      most.set(stem, count);
      best.set(stem, form);
    }
    return best;
  }
}
