import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** ajv's ESM output still calls require() for its run-time helpers: make imports of them. */
export function hoistRequires(code: string): string {
  const imports: string[] = [];
  const body = code.replaceAll(
    /const (\w+) = require\("([^"]+)"\)\.default;?/g,
    (_, name: string, path: string) => {
      const resolved = require.resolve(path).split('node_modules/').at(-1) ?? path;
      imports.push(`import ${name}Module from '${resolved}';`);
      return `const ${name} = ${name}Module.default ?? ${name}Module;`;
    },
  );
  if (body.includes('require(')) throw new Error('a require() is left in the generated validators');
  return `${[...new Set(imports)].join('\n')}\n${body}\n`;
}
