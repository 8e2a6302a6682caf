import { exitCode } from '../../../base/exit-code.ts';
import { writeDrafts } from '../../../operations/draft-tests.ts';
import { remoteTarget } from '../../../operations/platform.ts';
import { draftsText } from '../../../report/drafts-text.ts';
import type { Verb } from '../cli.ts';
import { findReleasing, platformFolder } from '../find-platform.ts';

/** `zeta test --from-production`; `from`: the target that holds the conversations, `true`: the usual one. */
export function runDrafts(names: readonly string[], from: string | true): Verb {
  return async (cli) => {
    const tools = await cli.tools();
    const { root, files } = await platformFolder(cli);
    const usual = await remoteTarget(tools, { root, target: 'production' });
    const target = from === true ? (cli.options.to ?? usual?.name) : from;
    const asked = target === undefined ? cli : { ...cli, options: { ...cli.options, to: target } };
    const releasing = target === undefined ? await findReleasing(cli) : await findReleasing(asked, target);
    const written = await writeDrafts(await releasing.drafts(names), files, tools.clock.now());
    cli.answer(written, () => draftsText(written, cli));
    return exitCode.done;
  };
}
