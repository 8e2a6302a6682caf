import type { Language } from '../diagnostics/words/languages.ts';

/**
 * `.github/workflows/zeta.yml` of a new platform: checks every commit, and tells a pull request what is wrong and what
 * customers would see change against its base, and after the merge whether it is live.
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
          # What is on the base branch stands for what is live.
          git fetch --quiet --depth=1 origin "$BASE"
          npx zeta --to dev plan --against "$BASE" --format markdown | tee "$RUNNER_TEMP/plan.md"
${previewSteps}      - name: Comment
        if: \${{ !cancelled() && github.event_name == 'pull_request' }}
        env:
          GH_TOKEN: \${{ github.token }}
          PR: \${{ github.event.pull_request.number }}
        run: |
          # By this mark, which nobody sees, the comment is found again.
          mark='<!-- zeta: checks of this pull request -->'
          {
            echo "$mark"
            echo "### ${mistakes}"
            npx zeta validate --format markdown || true
            echo; echo "### ${tests}"
            echo '\`\`\`\`text'; npx zeta test 2>&1 | head -c 8000 || true; echo '\`\`\`\`'
            echo; echo "### ${plan}"
            cat "$RUNNER_TEMP/plan.md" 2>/dev/null || echo "${none}"
          } > "$RUNNER_TEMP/comment.md"
          cat "$RUNNER_TEMP/comment.md" >> "$GITHUB_STEP_SUMMARY"
${commentScript}${liveJob}`;
}

/** Our own comment, and nobody else's: one that a person or another workflow wrote stays. */
const commentScript = `          # A pull request from a fork may not be commented on: the summary has it all the same.
          comments="repos/$GITHUB_REPOSITORY/issues/$PR/comments"
          known=$(MARK="$mark" gh api --paginate "$comments" \\
            --jq '.[] | select(.user.type == "Bot" and (.body | startswith(env.MARK))) | .id' | sed -n 1p) || known=
          if [ -n "$known" ]; then
            gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" -F body=@"$RUNNER_TEMP/comment.md"
          else
            gh api --method POST "$comments" -F body=@"$RUNNER_TEMP/comment.md"
          fi > /dev/null || echo "::notice::No comment could be written; see the summary of this run."
`;

/** Every text as customers would read it, changed ones marked: a page beside the pull request. */
const previewSteps = `      - name: Preview
        if: \${{ !cancelled() && github.event_name == 'pull_request' }}
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: npx zeta --to dev prompts preview --html "$RUNNER_TEMP/prompts.html" --against "$BASE"
      - uses: actions/upload-artifact@v4
        if: \${{ !cancelled() && github.event_name == 'pull_request' }}
        with:
          name: prompts
          path: \${{ runner.temp }}/prompts.html
          if-no-files-found: ignore
`;

/** Whether what was merged has come to the customers. */
const liveJob = `  live:
    # Whether what was merged has come to the customers: only where the repository has the secret ZETA_TOKEN, and zeta.yaml
    # the target production.
    needs: check
    if: \${{ github.event_name == 'push' }}
    runs-on: ubuntu-latest
    timeout-minutes: 15
    env:
      ZETA_TOKEN: \${{ secrets.ZETA_TOKEN }}
    steps:
      - if: \${{ env.ZETA_TOKEN != '' }}
        uses: actions/checkout@v4
      - if: \${{ env.ZETA_TOKEN != '' }}
        uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: npm
      - if: \${{ env.ZETA_TOKEN != '' }}
        run: npm ci
      - name: Live
        if: \${{ env.ZETA_TOKEN != '' }}
        run: |
          set -o pipefail
          npx zeta status --to production --commit "$GITHUB_SHA" --wait 5m | tee -a "$GITHUB_STEP_SUMMARY"
`;

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
