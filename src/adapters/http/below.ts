import type { RequestListener } from 'node:http';

/**
 * Hands requests below a path to a listener that is loaded by the first of them; all others go on to `otherwise`. While it
 * cannot be loaded, 503.
 */
export function below(
  path: string,
  load: () => Promise<RequestListener>,
  otherwise?: RequestListener,
): RequestListener {
  let loading: Promise<RequestListener> | undefined;
  return (request, response) => {
    if (request.url === undefined || !request.url.startsWith(path)) {
      if (otherwise) otherwise(request, response);
      else response.writeHead(404, { 'content-length': 0 }).end();
      return;
    }
    loading ??= load();
    loading.then(
      (listener) => listener(request, response),
      () => {
        loading = undefined;
        response.writeHead(503, { 'content-length': 0, 'retry-after': '5' }).end();
      },
    );
  };
}
