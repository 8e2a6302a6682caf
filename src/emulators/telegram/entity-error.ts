/** Why the Bot API could not parse a text; `message` is its wording, places are byte offsets. */
export class EntityError extends Error {
  override readonly name = 'EntityError';
}
