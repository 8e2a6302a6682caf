/** Larger YAML files are refused unread: no city file comes near it. */
export const maxYamlBytes = 256 * 1024;
/** Deeper YAML is refused before it is parsed: thousands of levels have aborted the process from inside a parser. */
export const maxYamlDepth = 64;
export const maxCsvBytes = 512 * 1024 * 1024;
/** Telegram takes photos of at most 10 MB. */
export const maxImageBytes = 10 * 1024 * 1024;
/** Characters of one row of a table; more is a quote that was never closed. */
export const maxRecordLength = 1024 * 1024;
/** Of each file so many rows are looked at before its delimiter is decided. */
export const maxSampleLength = 64 * 1024;
export const maxSkuLength = 300;
export const maxNameLength = 500;
/** Longer ones are cut, and that is told. */
export const maxDescriptionLength = 10_000;
/** Characters of one record of a feed, its attributes and pictures included. */
export const maxFeedRecordLength = 8 * 1024 * 1024;
/** Feeds are a few levels deep; their categories may be some more. */
export const maxFeedDepth = 100;
/** More categories than any shop has: those that follow are not kept. */
export const maxFeedCategories = 200_000;
/** Files in one zip. */
export const maxArchiveEntries = 10_000;
