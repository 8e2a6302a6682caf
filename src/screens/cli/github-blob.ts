/** In a job of GitHub Actions: where the files of its commit can be looked at. */
export function blobOf(env: NodeJS.ProcessEnv): { readonly blob?: string } {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  return server && repository && commit ? { blob: `${server}/${repository}/blob/${commit}` } : {};
}
