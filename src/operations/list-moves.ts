import type { Move } from '../store/moves-store.ts';
import { openTargetStore, type Platform } from './platform.ts';

/** Who did what when; the newest first. */
export interface MoveList {
  readonly target: string;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly moves: readonly (Move | TokenMove)[];
}

/** What happened to the tokens that reach the target from elsewhere. */
interface TokenMove extends Omit<Move, 'what' | 'city'> {
  readonly city: null;
  readonly what: 'token-created' | 'token-revoked';
}

const mostMoves = 10_000;

export async function listMoves(
  platform: Platform,
  { cities, since }: { readonly cities: readonly string[]; readonly since: number },
): Promise<MoveList> {
  const store = await openTargetStore(platform);
  try {
    const moves = await store.moves({ since, cities, most: mostMoves });
    const tokens = cities.length > 0 ? [] : (await store.tokens()).flatMap(movesOfToken);
    const all = [...moves, ...tokens.filter(({ at }) => at >= since)].toSorted((a, b) => b.at - a.at);
    return { target: platform.target, since, moves: all };
  } finally {
    store.close();
  }
}

function movesOfToken({
  name,
  createdAt,
  createdBy,
  revokedAt,
}: {
  readonly name: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly revokedAt: number | null;
}): readonly TokenMove[] {
  const move = { city: null, number: null, from: null, origin: 'cli', message: name } as const;
  return [
    { ...move, what: 'token-created', at: createdAt, author: createdBy },
    ...(revokedAt === null ? [] : [{ ...move, what: 'token-revoked', at: revokedAt, author: '' } as const]),
  ];
}
