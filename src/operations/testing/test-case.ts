import type { ConversationTestsFile } from '../../city/generated/conversation-tests.ts';
import type { Settings } from '../../city/settings.ts';
import { placeholder } from '../../compile/check-conversations.ts';
import { localMoment } from '../../compile/test-moment.ts';

export type Conversation = ConversationTestsFile[number];
export type Step = Conversation['steps'][number];
export type Expected = Exclude<NonNullable<Step['expect']>, string>;
/** A column of a table of examples, or the language, by name. */
type Row = NonNullable<Conversation['examples']>[number];

/** One run of a conversation: in one language, with one row of its table. */
export interface TestCase {
  /** Which file of the city, and which conversation of it. */
  readonly file: number;
  readonly test: number;
  /** Its row in the table, from 0. */
  readonly row?: number;
  /** `A customer finds a sofa (kk, row 2)` */
  readonly name: string;
  readonly language: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** With the row's values. */
  readonly steps: readonly Step[];
}

/** What is told where a conversation says nothing: a day when shops are open. */
const usualMoment = 'wed 12:00';

/** All runs of one conversation. */
export function casesOf(
  conversation: Conversation,
  { file, test }: Pick<TestCase, 'file' | 'test'>,
  { languages, timezone }: Pick<Settings, 'languages' | 'timezone'>,
): readonly TestCase[] {
  const { name, now = usualMoment, examples, steps } = conversation;
  const spoken = conversation.languages ?? [conversation.language ?? languages[0]];
  const isInLanguages = spoken.length > 1;
  return spoken.flatMap((language) =>
    (examples ?? [undefined]).map((row, at): TestCase => {
      const own = typeof row?.['language'] === 'string' ? row['language'] : language;
      const run = [...(isInLanguages ? [own] : []), ...(row ? [`#${at + 1}`] : [])];
      return {
        file,
        test,
        ...(row && { row: at }),
        name: run.length > 0 ? `${name} (${run.join(', ')})` : name,
        language: own,
        now: localMoment(now, timezone) ?? 0,
        // What stands in place of a name was checked to fit there as the name itself does.
        steps: filled(steps, { language: own, ...row }) as readonly Step[],
      };
    }),
  );
}

const onlyPlaceholder = /^<([\p{L}_][\p{L}\p{N}_ -]{0,39})>$/u;

/** The same value with the row's values in place of names; a name that the row does not have stays. */
function filled(value: unknown, row: Row): unknown {
  if (typeof value === 'string') {
    const whole = onlyPlaceholder.exec(value)?.[1];
    if (whole !== undefined && Object.hasOwn(row, whole)) return row[whole];
    return value.replaceAll(placeholder, (written, name: string) =>
      Object.hasOwn(row, name) ? String(row[name]) : written,
    );
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, row));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, row)]));
}
