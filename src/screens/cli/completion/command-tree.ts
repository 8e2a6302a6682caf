import type { Argument, Command, Option } from 'commander';

/** What may stand at a place of the command line: words that are known, or names that are looked up when Tab is hit. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Names of cities, and words beside them. */
  | { readonly kind: 'city'; readonly words?: readonly string[] }
  | { readonly kind: 'folder' }
  | { readonly kind: 'anything' };

export interface FlagNode {
  /** `-C`, or `-m` and `--message`. */
  readonly names: readonly string[];
  readonly description: string;
  /** Absent: the flag takes no value. */
  readonly values?: Values;
}

export interface ArgumentNode {
  readonly values: Values;
  /** The last argument may be repeated. */
  readonly isRepeated: boolean;
}

export interface CommandNode {
  /** Words that lead here: `` for zeta itself, `city add`. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly flags: readonly FlagNode[];
  readonly args: readonly ArgumentNode[];
}

/** As the scripts know them: `@city` and the like are looked up, words stand as they are. None has a space or a quote. */
export function valuesWord(values: Values): string {
  const words = 'words' in values && values.words ? values.words.join(' ') : '';
  return values.kind === 'words' ? words : `@${values.kind} ${words}`.trimEnd();
}

/** Values that a declaration does not list, by the flag (`--to`) or the argument (`<city>`). */
export type KnownValues = Readonly<Record<string, Values>>;

/** Every verb as it is declared, zeta itself first: what completion offers cannot differ from what is there. */
export function commandTree(program: Command, known: KnownValues): readonly CommandNode[] {
  const globals = [...program.options.map((option) => flagNode(option, known)), helpFlag];
  const visit = (command: Command, path: readonly string[]): readonly CommandNode[] => [
    {
      path: path.join(' '),
      commands: command.commands.map((one) => ({ name: one.name(), description: one.description() })),
      flags:
        path.length === 0
          ? globals
          : [...command.options.map((option) => flagNode(option, known)), ...globals],
      args: command.registeredArguments.map((argument) => argumentNode(argument, known)),
    },
    ...command.commands.flatMap((one) => visit(one, [...path, one.name()])),
  ];
  return visit(program, []);
}

const helpFlag: FlagNode = { names: ['-h', '--help'], description: 'display help for command' };

function flagNode(option: Option, known: KnownValues): FlagNode {
  const names = [option.short, option.long].filter((name) => name !== undefined);
  const { description } = option;
  if (!option.required && !option.optional) return { names, description };
  const looked = names.map((name) => known[name]).find((values) => values !== undefined);
  return { names, description, values: valuesOf(option.argChoices, looked) };
}

function argumentNode(argument: Argument, known: KnownValues): ArgumentNode {
  return {
    values: valuesOf(argument.argChoices, known[`<${argument.name()}>`]),
    isRepeated: argument.variadic,
  };
}

function valuesOf(choices: readonly string[] | undefined, looked: Values | undefined): Values {
  return choices ? { kind: 'words', words: choices } : (looked ?? { kind: 'anything' });
}
