import type { CityId } from '../base/ids.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import type { Log } from '../ports/log.ts';
import { nameOfError } from '../runtime/accept.ts';
import type { LiveCities } from '../runtime/live-cities.ts';
import type { ReleaseStamp, Store } from '../store/store.ts';
import { applySave, type SaveDeps, type SaveResult } from './apply-save.ts';
import { botsBehind, stampOf } from './deploy-cities.ts';
import type { Platform } from './platform.ts';
import type { Builder, ServeTools } from './tools.ts';

const nothingToTell = JSON.stringify([[], { pending: [], refused: null }]);
/** A save that failed for reasons of this machine (a busy database) is tried again after this long. */
const retryMs = 1000;
/** Git is asked who saves, in processes of its own: not for each of a thousand cities. */
const askAgainMs = 1000;

type Wanted = Pick<SaveDeps, 'watch' | 'scope'>;

interface SavesDeps {
  readonly tools: ServeTools;
  readonly platform: Platform;
  readonly store: Store;
  readonly builder: Builder;
  readonly options: {
    readonly watch: 'prompts' | 'all' | 'off';
    readonly onSave?: (result: SaveResult) => void;
  };
  /** Takes over what was made live: this connection's own commits do not show as changes of another process. */
  readonly onLive: () => Promise<void>;
}

/** Saved files become releases: one load at a time per city, the last save wins, the last good release stays. */
export class Saves {
  readonly #deps: SavesDeps;
  readonly #diagnostics = new Map<CityId, readonly Diagnostic[]>();
  /** What was said of each city last: editors save in several steps, and the same is told once. */
  readonly #told = new Map<CityId, string>();
  readonly #waiting = new Map<CityId, Wanted>();
  /** Who waits for the next save of a city. */
  readonly #awaited = new Map<CityId, ((result: SaveResult | undefined) => void)[]>();
  readonly #listeners = new Set<() => void>();
  #running: Promise<void> | undefined;
  #asked: { readonly until: number; readonly stamp: Promise<ReleaseStamp> } | undefined;
  #isStopped = false;
  #holds = 0;

  constructor(deps: SavesDeps) {
    this.#deps = deps;
  }

  /** What is wrong with the files, as of their last save. */
  diagnostics(): readonly Diagnostic[] {
    return tidyDiagnostics(
      [...this.#diagnostics.values()].flat().filter(({ severity }) => severity !== 'note'),
    );
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A file changed under `cities/`. Cities that were never deployed wait for their first `deploy`. */
  changed({ folder, path }: { readonly folder: string; readonly path: string }, live: LiveCities): void {
    const cities = live.all().map((city) => city.id);
    const touched = folder.startsWith('_') ? cities : cities.filter((city) => city === folder);
    const scope = /^cities\/[^/]+\/(prompts\/|(?:synonyms|faq)\.yaml$)/.test(path) ? 'texts' : 'all';
    for (const city of touched) {
      const isWhole = scope === 'all' || this.#waiting.get(city)?.scope === 'all';
      this.#waiting.set(city, { watch: this.#watched, scope: isWhole ? 'all' : 'texts' });
    }
    if (touched.length > 0) this.#run();
  }

  /**
   * Applies a file that a verb wrote, and tells what came of it; undefined: the city is not live, or this machine failed and
   * tries again.
   */
  async applied(
    change: { readonly folder: string; readonly path: string },
    live: LiveCities,
  ): Promise<SaveResult | undefined> {
    const city = live.all().find(({ id }) => id === change.folder)?.id;
    if (city === undefined) return undefined;
    const result = new Promise<SaveResult | undefined>((resolve) => {
      this.#awaited.set(city, [...(this.#awaited.get(city) ?? []), resolve]);
    });
    this.changed(change, live);
    return result;
  }

  /** `watch`: what of the files goes live; default: what a save would. */
  async applyAll(cities: readonly CityId[], watch: SaveDeps['watch'] = this.#watched): Promise<void> {
    for (const city of cities) this.#waiting.set(city, { watch, scope: 'all' });
    this.#run();
    await this.#running;
  }

  /** Saves wait until the returned function is called: who changes files and makes them live does it in one step. */
  hold(): () => void {
    this.#holds += 1;
    return () => {
      this.#holds -= 1;
      if (this.#waiting.size > 0) this.#run();
    };
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#waiting.clear();
    for (const resolve of [...this.#awaited.values()].flat()) resolve(undefined);
    await this.#running;
  }

  #run(): void {
    if (this.#holds > 0) return;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
      if (this.#waiting.size > 0 && !this.#isStopped) this.#run();
    });
  }

  async #drain(): Promise<void> {
    // Files that were written together are told one after another: none of them is to find its city half done.
    await Promise.resolve();
    for (const [city, wanted] of this.#waiting) {
      this.#waiting.delete(city);
      if (this.#isStopped || this.#holds > 0) {
        this.#waiting.set(city, wanted);
        return;
      }
      await this.#apply(city, wanted);
    }
  }

  get #watched(): SaveDeps['watch'] {
    return this.#deps.options.watch === 'prompts' ? 'prompts' : 'all';
  }

  async #stamp(): Promise<ReleaseStamp> {
    const { tools, platform } = this.#deps;
    const { clock } = tools;
    if (!this.#asked || clock.monotonic() >= this.#asked.until)
      this.#asked = { until: clock.monotonic() + askAgainMs, stamp: stampOf(tools, platform, 'watch') };
    return { ...(await this.#asked.stamp), at: clock.now() };
  }

  async #apply(city: CityId, wanted: Wanted): Promise<void> {
    // What they wait for is in the files by now; who comes later waits for the next one.
    const awaited = this.#awaited.get(city) ?? [];
    this.#awaited.delete(city);
    const result = await this.#applyFiles(city, wanted);
    for (const resolve of awaited) resolve(result);
  }

  async #applyFiles(city: CityId, wanted: Wanted): Promise<SaveResult | undefined> {
    const { tools, platform, store, builder, options } = this.#deps;
    if (!(await platform.files.exists(`cities/${city}`))) return undefined;
    let applied: SaveResult | undefined;
    try {
      const stamp = await this.#stamp();
      const build = builder.build.bind(builder);
      const deps = { platform, store, build, botOf: botsBehind(tools, platform), ...wanted };
      const result = await applySave(deps, city, stamp);
      applied = result;
      if (result.live !== undefined) await this.#deps.onLive();
      const told = JSON.stringify([result.diagnostics, result.notice]);
      const isNews =
        result.live !== undefined || result.isHeld || told !== (this.#told.get(city) ?? nothingToTell);
      this.#told.set(city, told);
      this.#diagnostics.set(city, result.diagnostics);
      if (isNews) {
        logSave(tools.log, result);
        options.onSave?.(result);
      }
    } catch (error) {
      if (this.#isStopped) return undefined;
      tools.log.error('a save could not be applied', { city, problem: nameOfError(error) });
      tools.timers.after(retryMs, () => {
        if (!this.#isStopped && !this.#waiting.has(city)) this.#waiting.set(city, wanted);
        this.#run();
      });
    }
    for (const listener of this.#listeners) listener();
    return applied;
  }
}

/** What is live is logged where it is served. */
function logSave(log: Log, { city, diagnostics, notice, cure }: SaveResult): void {
  const { refused, pending } = notice;
  const codes = new Set(diagnostics.flatMap(({ severity, code }) => (severity === 'error' ? [code] : [])));
  const todo = cure === null ? {} : { cure };
  if (refused !== null)
    log.warn('a save was refused', {
      city,
      problem: refused,
      ...(codes.size > 0 && { codes: [...codes].join(', ') }),
      ...todo,
    });
  if (pending.length > 0) log.warn('a save waits', { city, pending: pending.join('; '), ...todo });
}
