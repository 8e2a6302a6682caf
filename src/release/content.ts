import { canonicalJson } from '../base/canonical-json.ts';
import { sha256Hex } from '../base/digest.ts';
import type { CatalogId } from '../base/ids.ts';
import type { Faq } from '../city/faq.ts';
import type { PromptLayer, Provenance, Settings, Synonyms } from '../city/settings.ts';
import type { ReleaseContent } from '../store/store.ts';

/** What a city folder was compiled to. */
export interface BuiltCity {
  readonly settings: Settings;
  readonly prompts: PromptLayer;
  readonly synonyms: Synonyms;
  readonly faq: Faq;
  readonly provenance: Provenance;
  readonly catalog: CatalogId;
  /** The catalog without what feeds say of it; absent where no feed says anything. */
  readonly base?: CatalogId;
  /** Number of products. */
  readonly products: number;
}

/** The stored form of a release. Same settings, texts and catalog are the same release, wherever they were written. */
export function releaseContent(built: BuiltCity): ReleaseContent {
  const settings = canonicalJson(built.settings);
  const prompts = canonicalJson(built.prompts);
  const synonyms = canonicalJson(built.synonyms);
  const faq = canonicalJson(built.faq);
  // A city without synonyms or questions keeps the name that its content had before there were any.
  const isAsked = Object.keys(built.faq).length > 0;
  const said = isAsked || Object.keys(built.synonyms).length > 0 ? [synonyms] : [];
  return {
    content: sha256Hex(settings, prompts, built.catalog, ...said, ...(isAsked ? [faq] : [])),
    settings,
    prompts,
    synonyms,
    faq,
    catalog: built.catalog,
    ...(built.base && { base: built.base }),
    provenance: canonicalJson(built.provenance),
    products: built.products,
  };
}
