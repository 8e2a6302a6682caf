import { allRoutes } from '../src/operations/api/all-routes.ts';
import { inputOf, type JsonSchema, type Route, tags } from '../src/operations/api/route.ts';

const banner =
  '<!-- Generated from src/operations/api/ by scripts/generate.ts. Do not edit: run `npm run generate`. -->\n\n';

/** docs/reference/api.md: every route with a `curl` command that works in the demo cities. */
export function apiPage(): string {
  const groups = Object.entries(tags).map(([name, title]) => ({
    title,
    routes: allRoutes.filter(({ tag }) => tag === name),
  }));
  return `${banner}# Routes of the API

What holds for all of them (tokens, errors, pages, keys) is told in [the API](../api.md). The examples want the address of the
private door and a token with the scopes that you try:

\`\`\`
ZETA=http://127.0.0.1:8081
TOKEN=$(zeta token create docs --scope read --scope deploy --quiet)
\`\`\`

${groups
  .filter(({ routes }) => routes.length > 0)
  .map(({ title, routes }) => `## ${title}\n\n${routes.map(routeText).join('\n')}`)
  .join('\n')}`;
}

function routeText(route: Route): string {
  const { method, path, summary, scope, example, status = 200, id } = route;
  const { properties, required } = inputOf(route);
  const list = Object.entries(properties).map(([name, schema]) => {
    const words = `${String(schema['description'] ?? '')}${limits(schema)}`.trim();
    const inner = Object.keys(schema['properties'] ?? {}).map((one) => `\`${one}\``);
    const made = inner.length > 0 ? ` Has ${inner.join(', ')}.` : '';
    const optional = required.includes(name) ? '' : ' (optional)';
    return `- \`${name}\`${optional}${words === '' && made === '' ? '' : `: ${words}${made}`.replace(':  ', ': ')}`;
  });
  const wanted = example.status ?? status;
  return `### ${method} ${path}

${summary} ${scopeText(scope)} In the client: \`${id}\`.

${list.length > 0 ? `${list.join('\n')}\n\n` : ''}\`\`\`sh
${curlOf(route)}
\`\`\`
${wanted === 200 ? '' : `\nIn the demo it is answered with ${wanted}.\n`}`;
}

function limits({ minimum, maximum, enum: values }: JsonSchema): string {
  if (Array.isArray(values)) return ` One of ${values.map((one) => `\`${one}\``).join(', ')}.`;
  return typeof minimum === 'number' && typeof maximum === 'number' && maximum < 1e6
    ? ` From ${minimum} to ${maximum}.`
    : '';
}

function scopeText(scope: Route['scope']): string {
  if (scope === 'open') return 'No token is needed.';
  return scope === 'any' ? 'Any token will do.' : `Scope \`${scope}\`.`;
}

/** One line for a shell. */
function curlOf({ method, path, scope, example, kind }: Route): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(example.path?.[name] ?? '')),
  );
  const search = new URLSearchParams(
    Object.fromEntries(Object.entries(example.query ?? {}).map(([name, value]) => [name, String(value)])),
  ).toString();
  const parts = [
    'curl -sS',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    `"$ZETA${filled}${search === '' ? '' : `?${search}`}"`,
    ...(scope === 'open' ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(kind === 'events' ? ['--max-time 1'] : []),
    ...bodyParts(example.body, kind),
  ];
  return parts.join(' \\\n  ');
}

function bodyParts(body: unknown, kind: Route['kind']): readonly string[] {
  if (body === undefined) return [];
  const [type, text] =
    kind === 'file' ? ['application/octet-stream', String(body)] : ['application/json', JSON.stringify(body)];
  return [`-H "Content-Type: ${type}"`, `-d '${text.replaceAll("'", `'\\''`)}'`];
}
