/** Why a save does not go live: a rollback holds the city, or a person does. */
export function pinnedReason(
  number: number,
  { isByHand = false }: { readonly isByHand?: boolean } = {},
): string {
  return isByHand
    ? `pinned at #${number} by hand: deploy, or unpin`
    : `pinned at #${number} by a rollback: deploy other content, or unpin`;
}
