import type { RequestListener } from 'node:http';

export interface MetricsPage {
  readonly contentType: string;
  readonly page: () => Promise<string>;
}

/** `GET /metrics` on the private door; other requests go on to `otherwise`. */
export function metrics({ contentType, page }: MetricsPage, otherwise: RequestListener): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0];
    if (path !== '/metrics' || (request.method !== 'GET' && request.method !== 'HEAD')) {
      otherwise(request, response);
      return;
    }
    void page().then(
      (text) => {
        response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' });
        response.end(text);
      },
      // The database may be what is unwell: the scrape fails, which Prometheus tells as well.
      () => response.writeHead(503, { 'content-length': 0 }).end(),
    );
  };
}

/** Tells the status of each answer. */
export function answering(told: (status: number) => void, listener: RequestListener): RequestListener {
  return (request, response) => {
    response.once('finish', () => told(response.statusCode));
    listener(request, response);
  };
}
