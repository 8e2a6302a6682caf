import { escapeHtml } from '../../base/html.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly const?: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly [string];
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

interface Document {
  readonly info: { readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The document as a page that people read: no script, nothing loaded from anywhere. */
export function referencePage(document: object): string {
  // Made by open-api.ts, which writes these members.
  const { info, tags, paths, components } = document as Document;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const groups = tags.map((tag) => ({
    ...tag,
    own: operations.filter(({ operation }) => operation.tags[0] === tag.name),
  }));
  const shown = groups.filter(({ own }) => own.length > 0);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ZETA: the API</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>ZETA <small>${escapeHtml(info.version)}</small></h1>
<p>${escapeHtml(info.description)} Send <code>Authorization: Bearer zeta_…</code>; tokens are made with
<code>zeta token create</code>. The same as one document: <a href="/api/openapi.json">openapi.json</a>.</p>
</header>
<nav>${shown.map(({ name, description }) => `<a href="#group-${name}">${escapeHtml(description)}</a>`).join('')}</nav>
<main>
${shown.map(({ name, description, own }) => `<section id="group-${name}"><h2>${escapeHtml(description)}</h2>${own.map(operationHtml).join('')}</section>`).join('\n')}
<section id="schemas"><h2>What answers are made of</h2>
${Object.entries(components.schemas)
  .map(
    ([name, schema]) =>
      // What a link leads to within closed details opens them.
      `<details><summary><code>${escapeHtml(name)}</code> <span>${escapeHtml(schema.description ?? '')}</span></summary><div id="schema-${escapeHtml(name)}">${schemaHtml(schema)}</div></details>`,
  )
  .join('\n')}
</section>
</main>
</body>
</html>
`;
}

function operationHtml({
  path,
  method,
  operation,
}: {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}): string {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const [status = '', answer] = Object.entries(responses).find(([code]) => code !== 'default') ?? [];
  const schema = Object.values(answer?.content ?? {})[0]?.schema;
  const rows = parameters.map(
    (one) =>
      `<tr><td><code>${escapeHtml(one.name)}</code>${one.required ? '' : ' <i>optional</i>'}</td><td>${one.in}</td><td>${typeHtml(one.schema)}</td><td>${escapeHtml(one.description ?? '')}</td></tr>`,
  );
  // What a link leads to within closed details opens them.
  return `<details><summary><b class="${method.toLowerCase()}">${method}</b> <code>${escapeHtml(path)}</code> <span>${escapeHtml(summary)}</span></summary>
<p id="${operationId}">${escapeHtml(description).replaceAll(/`([^`]+)`/g, '<code>$1</code>')}</p>
${rows.length > 0 ? `<table>${rows.join('')}</table>` : ''}
${body ? `<h3>Body</h3>${schemaHtml(body)}` : ''}
<h3>Answer ${status}</h3>${schema ? schemaHtml(schema) : ''}
</details>`;
}

function schemaHtml(schema: Schema): string {
  const { properties, required = [], allOf } = schema;
  if (allOf) return allOf.map(schemaHtml).join('');
  if (!properties || Object.keys(properties).length === 0) return `<p>${typeHtml(schema)}</p>`;
  const rows = Object.entries(properties).map(([name, one]) => {
    const inner = one.items ?? one;
    const members = inner.properties ? schemaHtml(inner) : '';
    return `<tr><td><code>${escapeHtml(name)}</code>${required.includes(name) ? '' : ' <i>optional</i>'}</td><td>${typeHtml(one)}</td><td>${escapeHtml(one.description ?? '')}${members}</td></tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

function typeHtml(schema: Schema): string {
  const { $ref, type, items, enum: values, anyOf, const: value } = schema;
  if ($ref !== undefined) {
    const name = escapeHtml($ref.split('/').at(-1) ?? '');
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (value !== undefined) return `<code>${escapeHtml(JSON.stringify(value))}</code>`;
  if (values) return values.map((one) => `<code>${escapeHtml(JSON.stringify(one))}</code>`).join(' ');
  if (anyOf) return anyOf.map(typeHtml).join(' or ');
  if (items) return `list of ${typeHtml(items)}`;
  return escapeHtml([type ?? 'anything'].flat().join(' or '));
}

const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --link: #06c; }
@media (prefers-color-scheme: dark) { :root { --link: #6af; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1rem; }
h1 small { font-weight: normal; opacity: .6; font-size: 1rem; }
a { color: var(--link); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; padding: .4rem .7rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary span { opacity: .75; }
summary b { display: inline-block; min-width: 4.2em; font-size: .8rem; }
.get { color: #0a7; } .post, .put, .patch { color: #b60; } .delete { color: #c33; }
table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto; }
td { border-top: 1px solid var(--line); padding: .25rem .6rem .25rem 0; vertical-align: top; }
code { background: var(--soft); border-radius: 4px; padding: 0 .25em; font-size: .9em; }
i { opacity: .6; font-size: .85em; }
div[id] { scroll-margin-top: 3rem; }
h3 { margin: .8rem 0 .2rem; font-size: .9rem; }
`;
