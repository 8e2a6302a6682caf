import type { Secret } from '../base/secret.ts';

/** The file of secrets beside zeta.yaml. */
export interface SecretFile {
  /** Of all that stand in it; none where there is no such file. */
  names(): readonly string[];
  /** Whether the environment of this process has the name, which goes before the file. */
  isOverridden(name: string): boolean;
  /**
   * Durable, whole or not at all, readable by its owner alone; everything else in it stays. Whoever calls
   * lets nobody else write meanwhile. Throws `ZetaError`.
   */
  set(name: string, value: Secret): Promise<'new' | 'changed' | 'same'>;
}
