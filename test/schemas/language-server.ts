import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CompletionItem,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  MarkupContent,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** The repository: files are opened as if they lay in it, so that `$schema=../../schemas/…` is found. */
const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const bin = require.resolve('yaml-language-server/bin/yaml-language-server');

/** The language server that editors use for YAML, as a process of its own, spoken to over stdio. */
export interface LanguageServer {
  /** Opens `text` as the file at `path` (from the repository's root, nothing is written): what is underlined there. */
  readonly open: (path: string, text: string) => Promise<readonly Diagnostic[]>;
  readonly complete: (path: string, position: Position) => Promise<readonly CompletionItem[]>;
  /** What hovers over the position, as Markdown; empty where there is nothing to say. */
  readonly hover: (path: string, position: Position) => Promise<string>;
  /** Everything else that the server said, and each address that it wanted to reach: `network: host`. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** What the YAML extension of VS Code sends, except that it does not ask for the list of the internet's schemas. */
const settings = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };

/** Told before the server starts: connections are named in its log and refused. */
const withoutNetwork = `data:text/javascript,${encodeURIComponent(`
  import net from 'node:net';
  net.Socket.prototype.connect = (...args) => {
    const { host, path } = [args[0]].flat()[0];
    process.stderr.write('network: ' + (host ?? path) + '\\n');
    throw new Error('no network');
  };
`)}`;

/** `schemas`: which schema which files have, as `yaml.schemas` of the editor's settings says it. */
export async function startLanguageServer(schemas: object = {}): Promise<LanguageServer> {
  const child = spawn(process.execPath, ['--import', withoutNetwork, bin, '--stdio'], { stdio: 'pipe' });
  const log: string[] = [];
  child.stderr.on('data', (data: Buffer) => log.push(data.toString()));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'yaml' ? { ...settings, schemas } : null)),
  );
  connection.onNotification(LogMessageNotification.type, ({ message }) => void log.push(message));
  connection.onNotification(ShowMessageNotification.type, ({ message }) => void log.push(message));
  const opened = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) =>
    opened.get(uri)?.(diagnostics),
  );
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: uriOf(''),
    workspaceFolders: [{ uri: uriOf(''), name: 'zeta' }],
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { documentationFormat: ['markdown'], snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
        publishDiagnostics: {},
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    open: (path, text) => open(connection, opened, path, text),
    complete: async (path, position) => {
      const answer = await connection.sendRequest(CompletionRequest.type, at(path, position));
      return Array.isArray(answer) ? answer : (answer?.items ?? []);
    },
    hover: async (path, position) => {
      const answer = await connection.sendRequest(HoverRequest.type, at(path, position));
      return MarkupContent.is(answer?.contents) ? answer.contents.value : '';
    },
    log: () => log.join('\n'),
    stop: () => stop(connection, child),
  };
}

/** Resolves at the first diagnostics that the server publishes for the file; an empty list is published too. */
async function open(
  connection: ProtocolConnection,
  opened: Map<string, (diagnostics: readonly Diagnostic[]) => void>,
  path: string,
  text: string,
): Promise<readonly Diagnostic[]> {
  const uri = uriOf(path);
  const told = new Promise<readonly Diagnostic[]>((resolve) => opened.set(uri, resolve));
  const textDocument = { uri, languageId: 'yaml', version: 1, text };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  return told;
}

async function stop(connection: ProtocolConnection, child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  await exited;
  connection.dispose();
}

function at(path: string, position: Position): { textDocument: { uri: string }; position: Position } {
  return { textDocument: { uri: uriOf(path) }, position };
}

function uriOf(path: string): string {
  return pathToFileURL(join(root, path)).href;
}
