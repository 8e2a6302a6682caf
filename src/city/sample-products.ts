/** What stands in the catalog of a new city, until the shop's own takes its place. */
const samples: ReadonlyMap<string, string> = new Map([
  ['ОБР-001', 'Диван прямой «Образец»'],
  ['ОБР-002', 'Кровать «Образец» 160х200'],
  ['ОБР-003', 'Стол обеденный «Образец»'],
  ['SMP-001', 'Sample sofa'],
  ['SMP-002', 'Sample bed 160x200'],
  ['SMP-003', 'Sample dining table'],
]);

/** Whether a product is one of those that a new city begins with: nobody loses anything when it disappears. */
export function isSampleProduct({ sku, name }: { readonly sku: string; readonly name: string }): boolean {
  return samples.get(sku) === name;
}
