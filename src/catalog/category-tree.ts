import type Database from 'better-sqlite3';
import { shortId } from '../base/digest.ts';
import { type CategoryRef, idOf, type ProductRef } from '../base/ids.ts';
import type { Product } from './generated/product.ts';
import type { Category, FoundProduct } from './reader.ts';
import type { Categories } from './search/categories.ts';

interface Node {
  readonly path: readonly string[];
  readonly ref: CategoryRef;
  /** Products here and below. */
  count: number;
  readonly below: Map<string, Node>;
  /** Categories here and below, as the file numbers them; 0 stands for products that have none. */
  readonly categories: number[];
}

/** From this share of all products on, walking all of them in their order finds a first page sooner than the index. */
const largeShare = 1 / 20;

/** The categories of a catalog as a customer walks through them: counted in its index when somebody first asks. */
export class CategoryTree {
  readonly #counts: Database.Statement;
  readonly #few: Database.Statement;
  readonly #many: Database.Statement;
  readonly #categories: Categories;
  #tree: { readonly top: Node; readonly byRef: ReadonlyMap<CategoryRef, Node> } | undefined;

  constructor(database: Database.Database, categories: Categories) {
    this.#categories = categories;
    this.#counts = database.prepare('SELECT category, count(*) AS count FROM product GROUP BY category');
    this.#few = database.prepare(`SELECT ref, row FROM product WHERE id IN (
      SELECT id FROM product WHERE category IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?
    ) ORDER BY id`);
    this.#many = database.prepare(
      'SELECT ref, row FROM product WHERE +category IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?',
    );
  }

  /** Without a ref all of the catalog; undefined for a category that it does not have. */
  find(ref: CategoryRef | undefined, limit: number): Category | undefined {
    this.#tree ??= this.#read();
    const { top, byRef } = this.#tree;
    const node = ref === undefined ? top : byRef.get(ref);
    if (!node) return undefined;
    const { path, count } = node;
    const parent = path.length > 1 ? refOf(path.slice(0, -1)) : undefined;
    const subcategories = [...node.below.values()]
      .sort((a, b) => b.count - a.count)
      .map((below) => ({ ref: below.ref, name: below.path.at(-1) ?? '', count: below.count }));
    return { path, parent, subcategories, total: count, products: this.#products(node, top, limit) };
  }

  #products({ categories, count }: Node, top: Node, limit: number): readonly FoundProduct[] {
    if (limit === 0) return [];
    const select = count > top.count * largeShare ? this.#many : this.#few;
    const rows = select.all(JSON.stringify(categories), limit) as { ref: string; row: string }[];
    // Written by buildCatalog from a Product; the file is immutable.
    return rows.map(({ ref, row }) => ({
      ref: idOf<ProductRef>(ref),
      product: JSON.parse(row) as Product,
    }));
  }

  #read() {
    const top = nodeOf([]);
    const byRef = new Map<CategoryRef, Node>();
    for (const { category, count } of this.#counts.all() as { category: number; count: number }[]) {
      let node = top;
      add(node, category, count);
      for (const name of this.#categories.pathOf(category) ?? []) {
        const below = node.below.get(name) ?? nodeOf([...node.path, name]);
        node.below.set(name, below);
        byRef.set(below.ref, below);
        add(below, category, count);
        node = below;
      }
    }
    return { top, byRef };
  }
}

function nodeOf(path: readonly string[]): Node {
  return { path, ref: refOf(path), count: 0, below: new Map(), categories: [] };
}

function add(node: Node, category: number, count: number): void {
  node.count += count;
  node.categories.push(category);
}

function refOf(path: readonly string[]): CategoryRef {
  return idOf<CategoryRef>(shortId('category', ...path));
}
