import type { ExitCode } from '../../base/exit-code.ts';
import type { Language } from '../../diagnostics/words/languages.ts';
import type { ChatRoom, ChatSeat } from '../../operations/chat-room.ts';
import type { DeployWatch } from '../../operations/deploy-watch.ts';
import type { Platform } from '../../operations/platform.ts';
import type { PageFactory } from '../../operations/serve.ts';
import type { ServeTools, Tools } from '../../operations/tools.ts';
import type { TopSource } from '../../operations/top-source.ts';
import type { AskForm } from '../../ports/form.ts';
import type { Voice } from '../../report/voice.ts';

/** How loud a serving process is on stderr. */
export type LogLevel = 'debug' | 'info' | 'error' | 'silent';

/** What the composition root gives to the command line. */
export interface CliDeps {
  readonly version: string;
  /** Folder that ZETA is installed in: its package.json and schemas/. */
  readonly packageRoot: string;
  /** Node's own start is most of a short command: tools are loaded by the verbs that need them. */
  readonly tools: () => Promise<Tools>;
  readonly serveTools: (level: LogLevel, platform: Platform) => Promise<ServeTools>;
  /** The page of `zeta dev`, loaded by it alone. */
  readonly devPage: () => Promise<PageFactory>;
  /** Questions on the terminal, loaded when there is something to ask. */
  readonly askForm: () => Promise<AskForm>;
  /** Progress of a deploy on the terminal, loaded when one takes long; the returned function takes it away. */
  readonly showDeploy: () => Promise<(watch: DeployWatch, voice: Voice) => () => void>;
  /** The screen of `zeta top`, loaded by it alone; it stays until the person ends it. */
  readonly showTop: () => Promise<(source: TopSource, voice: Voice) => Promise<void>>;
  /** The chat of `zeta chat` on a terminal: until its end, or until it goes on elsewhere. */
  readonly showChat: () => Promise<(room: ChatRoom, voice: Voice) => Promise<ChatSeat | undefined>>;
}

/** Options that every verb takes. */
export interface GlobalOptions {
  readonly C?: string;
  readonly data?: string;
  readonly to?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: boolean;
  /** Of messages to the author. */
  readonly lang?: Language;
}

/** What a verb runs with. */
export interface Cli extends CliDeps, Voice {
  readonly options: GlobalOptions;
  readonly isInteractive: boolean;
  /** The answer, on stdout. */
  print(text: string): void;
  /** Anything else, on stderr; nothing with --quiet. */
  note(text: string): void;
  /** What is going on now, in place of what was said so before; seen only on a terminal. Undefined: nothing any more. */
  progress(text: string | undefined): void;
  /** The answer as JSON with --json, else as text. */
  answer(json: unknown, text: () => string): void;
}

export type Verb = (cli: Cli) => Promise<ExitCode>;
