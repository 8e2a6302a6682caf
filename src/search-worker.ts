import { nodeFiles } from './adapters/node/node-files.ts';
import { answerRequests } from './adapters/node/worker-thread.ts';
import { openCatalog } from './catalog/open-catalog.ts';
import { CatalogWork } from './operations/api/catalog-work.ts';

/** Composition root of the worker thread that searches catalogs for the API, beside a serving event loop. */
const work = new CatalogWork({ filesAt: nodeFiles, openCatalog });
answerRequests((request: Parameters<CatalogWork['answer']>[0]) => work.answer(request));
