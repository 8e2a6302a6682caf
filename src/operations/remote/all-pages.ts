/** Every page of a list, one after the other, as one answer. `key`: the member that is the list. */
export async function allPages<
  Key extends string,
  Page extends { readonly next: string | null } & { readonly [K in Key]: readonly unknown[] },
>(
  key: Key,
  ask: (page: { readonly limit: number; readonly cursor?: string }) => Promise<Page>,
): Promise<Page> {
  const limit = 500;
  let page = await ask({ limit });
  const first = page;
  const items = [...page[key]];
  while (page.next !== null) {
    page = await ask({ limit, cursor: page.next });
    items.push(...page[key]);
  }
  return { ...first, [key]: items, next: null };
}
