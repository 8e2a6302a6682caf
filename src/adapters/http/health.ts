import type { RequestListener } from 'node:http';

/** The private door's health page; other requests go on to `otherwise`. */
export function health(report: () => object, otherwise?: RequestListener): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/healthz' && (request.method === 'GET' || request.method === 'HEAD')) {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      });
      response.end(`${JSON.stringify(report())}\n`);
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
