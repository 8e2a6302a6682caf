/** Larger YAML files are refused unread: no city file comes near it. */
export const maxYamlBytes = 256 * 1024;
/** Deeper YAML is refused before it is parsed: thousands of levels have aborted the process from inside a parser. */
export const maxYamlDepth = 64;
export const maxCsvBytes = 512 * 1024 * 1024;
/** Telegram takes photos of at most 10 MB. */
export const maxImageBytes = 10 * 1024 * 1024;
export const maxSkuLength = 300;
export const maxNameLength = 500;
export const maxDescriptionLength = 10_000;
