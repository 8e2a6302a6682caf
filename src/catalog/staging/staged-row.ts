import type { Product } from '../generated/product.ts';
import { rowMarks } from './schema.ts';

/**
 * What a row says of its product: a product that may lack its name and its price. Its keys are written in the order of
 * the alphabet, so that its JSON is canonical as it is.
 */
export type SaidProduct = Omit<Product, 'name' | 'price'> & Partial<Pick<Product, 'name' | 'price'>>;

export interface ToldFields {
  readonly name: boolean;
  readonly price: boolean;
}

/** What one row, or several that were layered, say. */
export interface StagedProduct {
  readonly product: SaidProduct;
  /** The row says that its product is to be removed. */
  readonly isRemoved: boolean;
  /** Fields that a mistake was told of already: that the product lacks them has the same cause. */
  readonly told: ToldFields;
}

/** Where a row stands. */
export interface RowPlace {
  /** Index of the file among the catalog's files. */
  readonly file: number;
  /** First line of the row in its file, from 1. */
  readonly line: number;
  /** The row as it stands in its file, or the places of its fields in a file that is no table of text. */
  readonly raw: string;
}

export interface StagedRow extends StagedProduct, RowPlace {}

/** A row of a product, for messages. */
export interface ProductPlace extends RowPlace {
  readonly sku: string;
}

/** Pages of what is gone through while rows are changed: a statement that is being read holds up all others. */
export const pageRows = 500;

export function marksOf({ product, isRemoved, told }: StagedProduct): number {
  const isPictured = product.images.length > 0 && product.images.some((image) => !isOnTheWeb(image));
  return (
    (product.name === undefined ? 0 : rowMarks.named) |
    (isRemoved ? rowMarks.remove : 0) |
    (told.name ? rowMarks.nameTold : 0) |
    (told.price ? rowMarks.priceTold : 0) |
    (isPictured ? rowMarks.pictured : 0)
  );
}

export function parseSaid(said: string): SaidProduct {
  // Written from a SaidProduct.
  return JSON.parse(said) as SaidProduct;
}

export function isOnTheWeb(image: string): boolean {
  return /^https?:\/\//i.test(image);
}

/** Without case and spaces, but for the line breaks between the levels of a category. */
export function fold(text: string): string {
  return text.replaceAll(/[^\S\n]+/g, '').toLowerCase();
}
