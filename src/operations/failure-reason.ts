const lead = 'did not go live: ';

/** Why a city did not go live, for its notice. */
export function failureReason(error: unknown): string {
  return `${lead}${error instanceof Error ? error.message : 'unknown reason'}`;
}

/** Of something that was deployed: the files here may be others. */
export function isFailureReason(refused: string): boolean {
  return refused.startsWith(lead);
}
