import type { RequestListener, ServerResponse } from 'node:http';

export interface Reports {
  /** Alive, with what is to be known of it. */
  readonly health: () => object;
  readonly readiness: () => { readonly isReady: boolean };
}

/**
 * The private door: `/healthz` is 200 while the process lives, `/readyz` while it accepts updates, and 503 else. Other
 * requests go on to `otherwise`.
 */
export function health(reports: Reports, otherwise?: RequestListener): RequestListener {
  return (request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const path = request.url?.split('?')[0];
    if (isRead && path === '/healthz') {
      answer(response, 200, reports.health());
      return;
    }
    if (isRead && path === '/readyz') {
      const readiness = reports.readiness();
      answer(response, readiness.isReady ? 200 : 503, readiness);
      return;
    }
    if (otherwise) {
      otherwise(request, response);
      return;
    }
    response.writeHead(404, { 'content-length': 0 });
    response.end();
  };
}

function answer(response: ServerResponse, status: number, report: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${JSON.stringify(report)}\n`);
}
