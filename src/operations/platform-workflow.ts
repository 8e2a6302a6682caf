import type { Language } from '../diagnostics/words/languages.ts';

/**
 * `.github/workflows/zeta.yml` of a new platform: checks every commit, and tells a pull request what is wrong and what
 * customers would see change against its base.
 */
export function platformWorkflow(language: Language): string {
  const { mistakes, tests, plan, none } = headings[language];
  return `# Checks every commit. On a pull request it comments what is wrong and what customers would see change.
name: zeta
on:
  push:
    branches: [main, master]
  pull_request:
permissions:
  contents: read
  pull-requests: write
concurrency:
  group: zeta-\${{ github.ref }}
  cancel-in-progress: true
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      - name: Validate
        run: npx zeta validate --format github
      - name: Test
        if: \${{ !cancelled() }}
        run: npx zeta test
      - name: Plan
        if: \${{ !cancelled() && github.event_name == 'pull_request' }}
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: |
          # What is on the base branch stands for what is live: its cities are deployed here, into a folder to throw away.
          git fetch --quiet --depth=1 origin "$BASE"
          git worktree add --quiet --detach "$RUNNER_TEMP/base" "$BASE"
          npx zeta -C "$RUNNER_TEMP/base" --to dev --data "$RUNNER_TEMP/live" --quiet deploy || true
          npx zeta --to dev --data "$RUNNER_TEMP/live" plan | tee "$RUNNER_TEMP/plan.txt"
      - name: Comment
        if: \${{ !cancelled() && github.event_name == 'pull_request' }}
        env:
          GH_TOKEN: \${{ github.token }}
          PR: \${{ github.event.pull_request.number }}
        run: |
          {
            echo "### ${mistakes}"
            npx zeta validate --format markdown || true
            echo; echo "### ${tests}"
            echo '\`\`\`\`text'; npx zeta test 2>&1 | head -c 8000 || true; echo '\`\`\`\`'
            echo; echo "### ${plan}"
            echo '\`\`\`\`text'; head -c 12000 "$RUNNER_TEMP/plan.txt" 2>/dev/null || echo "${none}"; echo '\`\`\`\`'
          } > "$RUNNER_TEMP/comment.md"
          cat "$RUNNER_TEMP/comment.md" >> "$GITHUB_STEP_SUMMARY"
          # A pull request from a fork may not be commented on: the summary has it all the same.
          gh pr comment "$PR" --edit-last --create-if-none --body-file "$RUNNER_TEMP/comment.md" ||
            echo "::notice::No comment could be written; see the summary of this run."
`;
}

const headings: Readonly<Record<Language, Readonly<Record<'mistakes' | 'tests' | 'plan' | 'none', string>>>> =
  {
    en: {
      mistakes: 'Mistakes',
      tests: 'Tests',
      plan: 'What customers would see change',
      none: 'There is no plan: see the log of this run.',
    },
    ru: {
      mistakes: 'Ошибки',
      tests: 'Проверки',
      plan: 'Что изменится для покупателей',
      none: 'Плана нет: смотрите журнал этого запуска.',
    },
  };
