import type { CityId } from '../base/ids.ts';
import type { Faq, FaqTopic } from '../city/faq.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../ports/files.ts';
import type { SpokenLanguage } from './link-prompts.ts';
import { type Origin, type Origins, overlay, sharedLayer } from './origin.ts';
import { readFaq } from './read-faq.ts';
import type { ShapedFile } from './read-shaped-file.ts';
import type { YamlPath } from './yaml-file.ts';

export interface LinkedFaq {
  readonly faq: Faq;
  /** `faq.<topic>` */
  readonly origins: Origins;
  readonly diagnostics: readonly Diagnostic[];
}

/** `faq.yaml` of `_shared` under that of the city, topic by topic; a topic without phrases is switched off. */
export async function linkFaq(
  files: Files,
  city: CityId,
  spoken: readonly SpokenLanguage[],
): Promise<LinkedFaq> {
  const diagnostics: Diagnostic[] = [];
  const topics = new Map<string, { readonly topic: FaqTopic; readonly written: ShapedFile<Faq> }>();
  let origins: Origins = {};
  for (const layer of [sharedLayer, city]) {
    const path = `cities/${layer}/faq.yaml`;
    if (!(await files.exists(path))) continue;
    const read = await readFaq(files, path);
    diagnostics.push(...read.diagnostics);
    if (!read.shaped) continue;
    for (const [name, topic] of Object.entries(read.shaped.value))
      topics.set(name, { topic, written: read.shaped });
    origins = overlay(origins, originsOf(read.shaped));
  }
  const asked = [...topics].filter(([, { topic }]) => Object.values(topic.phrases).flat().length > 0);
  const languages = spoken.map(({ language }) => language);
  for (const [name, { topic, written }] of asked)
    diagnostics.push(...untranslated(name, topic, written, languages));
  const faq = Object.fromEntries(asked.map(([name, { topic }]) => [name, topic]));
  return { faq, origins, diagnostics };
}

/** Who asks in one of the city's languages is answered in it. */
function untranslated(
  name: string,
  { answer, buttons = [] }: FaqTopic,
  { file }: ShapedFile<Faq>,
  languages: readonly string[],
): readonly Diagnostic[] {
  const lacking = (key: string, path: YamlPath, texts: Readonly<Record<string, string>>) =>
    languages
      .filter((language) => !Object.hasOwn(texts, language))
      .map((language) => diagnostic('ZP230', file.placeOfKey(path), { key, language }));
  return [
    ...lacking(`${name}.answer`, answer ? [name, 'answer'] : [name], answer ?? {}),
    ...buttons.flatMap(({ text }, at) =>
      lacking(`${name}.buttons.${at}.text`, [name, 'buttons', at, 'text'], text),
    ),
  ];
}

function originsOf({ file, value }: ShapedFile<Faq>): Readonly<Record<string, Origin>> {
  const origins = Object.entries(value).map(([name, topic]): readonly [string, Origin] => {
    const { line } = file.placeOfKey([name]);
    const lastLine = file.lastLineOf([name]) ?? line;
    return [
      `faq.${name}`,
      {
        place: file.placeOfKey([name]),
        value: JSON.stringify(topic),
        ...(lastLine !== undefined && { lastLine }),
      },
    ];
  });
  return Object.fromEntries(origins);
}
