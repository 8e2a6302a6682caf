import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders whose tests start processes and wait for them. */
const slow = ['chaos', 'screens', 'deploy', 'docs', 'operations', 'runtime'];

/** A long file that starts last is waited for by idle processors; which are long is known by their folders. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = slow.findIndex((folder) => moduleId.includes(`/test/${folder}/`));
      return at < 0 ? slow.length : at;
    };
    return files.toSorted((a, b) => place(a) - place(b) || a.moduleId.localeCompare(b.moduleId));
  }
}
