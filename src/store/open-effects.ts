import { sql } from 'kysely';
import type { OutboxState } from './schema.ts';

export const openStates: readonly OutboxState[] = ['pending', 'in-flight', 'unknown', 'created'];

/**
 * Effects that are not settled. The states are part of the SQL text: SQLite uses the index of open effects only where it
 * can see that they imply the index's own condition, and else goes through all that was ever done.
 */
export const isOpenEffect = sql<boolean>`state in (${sql.join(openStates.map((state) => sql.lit(state)))})`;
