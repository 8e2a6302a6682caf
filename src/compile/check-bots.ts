import type { CityId } from '../base/ids.ts';
import { type Diagnostic, diagnostic, type Place } from '../diagnostics/diagnostic.ts';

/** Something that city.yaml says, and where. */
export interface Said {
  readonly value: string;
  readonly place: Place;
}

/** The bot that a city wants to be. */
export interface BotWish {
  readonly token: Said;
  readonly username?: Said;
}

/** One bot cannot be two shops. Told at every city but the first, which is named beside it. */
export function checkBots(cities: ReadonlyMap<CityId, BotWish>): readonly Diagnostic[] {
  const tokens = [...cities].map(([city, { token }]) => ({ city, said: token }));
  // Telegram's usernames do not mind case.
  const usernames = [...cities].flatMap(([city, { username }]) =>
    username ? { city, said: { ...username, value: username.value.toLowerCase() } } : [],
  );
  return [
    ...usedTwice(tokens).map(({ said, first }) =>
      diagnostic('ZC303', said.place, { reference: said.value, other: first.city }, [first.said.place]),
    ),
    ...usedTwice(usernames).map(({ said, first }) =>
      diagnostic('ZC318', said.place, { username: said.value, other: first.city }, [first.said.place]),
    ),
  ];
}

interface Use {
  readonly city: CityId;
  readonly said: Said;
}

function usedTwice(uses: readonly Use[]): readonly { readonly said: Said; readonly first: Use }[] {
  const firstUse = new Map<string, Use>();
  return uses.flatMap((use) => {
    const key = use.said.value;
    const first = firstUse.get(key);
    if (first) return [{ said: use.said, first }];
    firstUse.set(key, use);
    return [];
  });
}
