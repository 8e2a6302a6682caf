/** A request that is answered with an error: thrown by whoever notices, turned into `{ error }` by the page's handler. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  /** `status`: HTTP, 4xx. `message`: shown to the person at the page, so it says what was wrong. */
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
