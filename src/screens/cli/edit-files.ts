import { type ExitCode, exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Platform } from '../../operations/platform.ts';
import type { Server } from '../../operations/remote/server.ts';
import type { Tools } from '../../operations/tools.ts';
import type { LiveNow } from '../../operations/writing/made-live.ts';
import type { WriteOptions } from '../../operations/writing/write-file.ts';
import type { FileWriting } from '../../operations/writing/written.ts';
import { writingText } from '../../report/writing-text.ts';
import type { Cli } from './cli.ts';
import { ofTarget } from './of-target.ts';

export interface EditFlags {
  readonly commit?: boolean;
  readonly branch?: boolean;
}

type Told = FileWriting & { readonly live?: LiveNow | null };

interface Edit {
  readonly here: (tools: Tools, platform: Platform, options: WriteOptions) => Promise<Told>;
  readonly there: (api: Server['api']) => Promise<Told>;
}

/** Changes files of a city: those here, of which whoever sits at the terminal may change everything, or those of a server. */
export async function editFiles(cli: Cli, flags: EditFlags, { here, there }: Edit): Promise<ExitCode> {
  const writing = await ofTarget<Told & { readonly target: string }>(cli, {
    here: async (tools, platform) => {
      const { author } = await tools.whoAndWhat(platform.root);
      const options: WriteOptions = { by: { name: author, isOperator: true }, mode: modeOf(flags) };
      return { ...(await here(tools, platform, options)), target: platform.target };
    },
    there: async (api) => {
      if (flags.commit || flags.branch) throw serverDecides();
      return { ...(await there(api)), target: '' };
    },
  });
  cli.answer(writing, () => writingText(writing, cli));
  return exitCode.done;
}

/** Files are written, but where somebody asks for a commit. */
function modeOf({ commit, branch }: EditFlags): 'files' | 'commit' | 'branch' {
  if (!commit || !branch) return commit ? 'commit' : branch ? 'branch' : 'files';
  throw new ZetaError('one-of-two', '--commit and --branch are two ways.', {
    hint: 'Take one.',
    exit: exitCode.usage,
  });
}

function serverDecides(): ZetaError {
  return new ZetaError('server-decides', 'A server writes as its zeta.yaml says.', {
    hint: 'Leave --commit and --branch out.',
    exit: exitCode.usage,
  });
}
