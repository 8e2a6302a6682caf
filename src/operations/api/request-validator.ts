/** Holds a part of a request to its schema; what is wrong stands in `errors` then. Members of an address are read in place. */
export interface RequestValidator {
  (value: unknown): boolean;
  readonly errors?:
    | readonly {
        readonly instancePath: string;
        readonly message?: string;
        readonly params?: { readonly allowedValues?: readonly unknown[] };
      }[]
    | null;
}
