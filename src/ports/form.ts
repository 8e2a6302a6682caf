/** One thing that a person at a terminal is asked. */
export interface Question {
  readonly name: string;
  /** `Time zone` */
  readonly label: string;
  /** A few words beside the field while it is being filled. */
  readonly hint: string;
  /** What an empty answer means; shown dim. */
  readonly preset: string;
  /** What is typed is not shown, then or later. */
  readonly isSecret?: true;
  /** The answer is one of these; typing narrows them. */
  readonly choices?: readonly string[];
  /** A few words beside a choice: `UTC+5`. */
  readonly describe?: (choice: string) => string;
  /** Why an answer cannot be taken; undefined when it can. */
  readonly problem?: (answer: string) => string | undefined;
}

/** Asks questions one after another; undefined when the person goes away (Ctrl+C). */
export type AskForm = (
  title: string,
  questions: readonly Question[],
) => Promise<Readonly<Record<string, string>> | undefined>;
