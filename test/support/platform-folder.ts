import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A platform folder in a temporary place, removed when the test ends. */
export interface PlatformFolder {
  readonly root: string;
  write(path: string, content: string): void;
  remove(path: string): void;
}

export function platformFolder(files: Readonly<Record<string, string>>): PlatformFolder {
  const root = mkdtempSync(join(tmpdir(), 'zeta-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, content: string) => writeFiles(root, { [path]: content });
  writeFiles(root, { 'zeta.yaml': 'target: dev\n', ...files });
  return { root, write, remove: (path) => rmSync(join(root, path), { recursive: true, force: true }) };
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** A small valid city: three products, a managers' group, a CRM. */
export function smallCity(city: string, changes: { readonly yaml?: string; readonly catalog?: string } = {}) {
  return {
    [`cities/${city}/city.yaml`]:
      changes.yaml ??
      `name: Тест
timezone: Asia/Almaty
currency: KZT
languages: [ru, kk]
telegram: { token: env:${city.toUpperCase()}_TOKEN }
manager: { handle: "@boss_of_shop", chat: "-1001234567" }
catalog: { files: [catalog.csv] }
bitrix: { webhook: env:${city.toUpperCase()}_BITRIX, deal: { category: 0, stage: NEW, fields: { UF_CRM_CITY: "{city_name}" } } }
`,
    [`cities/${city}/catalog.csv`]: changes.catalog ?? smallCatalog,
    [`cities/${city}/prompts/ru.yaml`]: 'greeting: |-\n  Привет из города {city_name}!\n',
  };
}

export const smallCatalog = `Артикул;Наименование;Категория;Цена;Остаток;Ссылка
Д-1;Диван угловой «Каскад»;Диваны;100000;3;https://shop.example/p/1
Д-2;Диван прямой «Ручей»;Диваны;80000;0;https://shop.example/p/2
С-1;Стул «Тополь»;Стулья;9990,50;;
`;
