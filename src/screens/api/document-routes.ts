import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Desk } from '../../operations/api/desk.ts';
import { openConfig } from './access.ts';
import { referencePage } from './reference-page.ts';

interface Written {
  readonly text: string;
  readonly etag: string;
}

/** The document of the API, and a page that people read. They say what may be asked, and nothing of what is kept here. */
export function addDocumentRoutes(app: FastifyInstance, desk: Desk): void {
  // Anybody may ask, as often as they like: both are written out once, when they first are asked for.
  let made: Promise<{ readonly json: Written; readonly page: Written }> | undefined;
  const documents = () => {
    made ??= import('../../operations/api/open-api.ts').then(({ openApi }) => {
      const document = openApi(desk.version);
      return { json: written(JSON.stringify(document)), page: written(referencePage(document)) };
    });
    return made;
  };
  app.get('/api/openapi.json', openConfig, async (_request, reply) =>
    sent(reply.header('content-type', 'application/json; charset=utf-8'), (await documents()).json),
  );
  app.get('/api/docs', openConfig, async (_request, reply) =>
    sent(
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'"),
      (await documents()).page,
    ),
  );
}

function written(text: string): Written {
  return { text, etag: `W/"${createHash('sha256').update(text).digest('base64url')}"` };
}

function sent(reply: FastifyReply, { text, etag }: Written): FastifyReply {
  return reply.headers({ etag, 'cache-control': 'public, max-age=300' }).send(text);
}
