/** Why a save does not go live: a rollback holds the city. */
export function pinnedReason(number: number): string {
  return `pinned at #${number} by a rollback: deploy other content, or unpin`;
}
