import { fileURLToPath } from 'node:url';
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { Engine } from '../engine/engine.ts';
import { AcceptedFindings } from '../host/acceptedFindings.ts';
import { CheckService } from '../host/checkService.ts';
import { CorpusService } from '../host/corpusService.ts';
import { ChoiceStore } from '../host/choiceStore.ts';
import { defaultCacheDir } from '../host/paths.ts';
import { PhrasesFile } from '../host/phrasesFile.ts';
import { sentenceTranslatorFor } from '../messages/sentences.ts';
import { translateMessage, translatorFor } from '../messages/translate.ts';
import { ChoiceMemory } from './choices.ts';
import { registerCitations } from './citations.ts';
import { ReuseLenses } from './codeLens.ts';
import { registerCodeActions } from './codeActions.ts';
import { registerCommands, COMMANDS } from './commands.ts';
import { absoluteCorpusPath, rootFolder } from './corpusPaths.ts';
import { registerCompletion, TRIGGER_CHARACTERS } from './completion.ts';
import type { ClientAbilities, ServerContext } from './context.ts';
import { Diagnostics } from './diagnostics.ts';
import { EditTracker } from './editTracker.ts';
import { FirstCorpus } from './firstCorpus.ts';
import { registerInlineCompletion } from './inlineCompletion.ts';
import { registerLinks } from './links.ts';
import { registerReport } from './report.ts';
import { registerRequests } from './requests.ts';
import { readInitializationOptions, readSettings } from './settings.ts';
import { StatusReporter } from './status.ts';
import { registerSymbols } from './symbols.ts';
import { WarmUp } from './warmUp.ts';

/** Serves one client on {@link connection} until it goes away. */
export function serve(connection: Connection): void {
  connection.onInitialize((params) => {
    const session = new Session(connection, params);
    return session.capabilities();
  });
  connection.listen();
}

/** One client's session: everything that lives from `initialize` to `exit`. */
class Session {
  readonly #context: ServerContext;
  readonly #diagnostics: Diagnostics;
  readonly #options;
  /** Where relative corpus paths start from. */
  readonly #root;
  #settings;

  constructor(connection: Connection, params: InitializeParams) {
    this.#options = readInitializationOptions(params.initializationOptions);
    const client = { ...abilitiesOf(params), commandLinks: this.#options.commandLinks === true };
    const translate = translatorFor(params.locale);
    const engine = new Engine();
    const status = new StatusReporter(connection, client, translate, sentenceTranslatorFor(params.locale));
    this.#root = rootFolder(params.workspaceFolders?.[0]?.uri ?? params.rootUri);
    this.#settings = readSettings({}, this.#options);

    const workerFile = new URL('./worker.js', import.meta.url);
    const checks = new CheckService(workerFile);
    const firstCorpus = new FirstCorpus();
    const warmUp = new WarmUp(engine, checks, (problem) => connection.console.error(String(problem)));
    const corpus = new CorpusService({
      cacheDir: this.#options.cacheDir ?? defaultCacheDir(),
      seedsDir: fileURLToPath(new URL('../../seeds/', import.meta.url)),
      workerFile,
      onStatus: (indexStatus) => {
        status.report(indexStatus);
        firstCorpus.told(indexStatus);
        warmUp.told(indexStatus);
      },
      onCorpus: (next) => {
        engine.use(next);
        firstCorpus.came(next.index.shards.length);
        checks.use(next);
        warmUp.came(next.index.shards.length);
        this.#diagnostics.refresh();
      },
      onStages: (times) => status.logStages(times),
      log: (message) => connection.console.log(message),
    });

    const workspace = params.workspaceFolders?.[0]?.uri ?? params.rootUri ?? '';
    const memory = new ChoiceMemory(
      new ChoiceStore(this.#options.cacheDir ?? defaultCacheDir(), workspace, (message) =>
        connection.console.warn(message),
      ),
      workspace.startsWith('file:') ? new PhrasesFile(this.#root) : undefined,
      (learnt) => engine.remember(learnt),
      // A notification, not the request of `window`: not every client answers that.
      (path, problem) =>
        void connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: translate('phrases.wrong', path, problem),
        }),
    );
    const edits = new EditTracker();
    const documents = new TextDocuments(edits);
    this.#context = {
      connection,
      documents,
      engine,
      corpus,
      firstCorpus,
      checks,
      accepted: new AcceptedFindings(this.#root),
      client,
      memory,
      translate,
      translateMessage: (message) => translateMessage(translate, message),
      settings: () => this.#settings,
    };
    this.#diagnostics = new Diagnostics(this.#context, edits);
    registerCompletion(this.#context);
    registerInlineCompletion(this.#context);
    registerCitations(this.#context);
    registerCodeActions(this.#context, this.#diagnostics);
    registerCommands(this.#context, new ReuseLenses(this.#context), () => this.#diagnostics.refresh());
    registerLinks(this.#context);
    registerReport(this.#context, params.locale ?? 'en');
    registerRequests(this.#context);
    registerSymbols(this.#context);
    documents.onDidChangeContent(() => corpus.noteTyping());
    documents.listen(connection);

    connection.onInitialized(() => this.#start());
    connection.onDidChangeConfiguration(({ settings }) => this.#readSettings(settings));
    connection.onDidChangeWatchedFiles(({ changes }) => corpus.changed(changes.map(({ uri }) => uri)));
    connection.onShutdown(async () => {
      warmUp.dispose();
      await Promise.all([corpus.dispose(), checks.dispose(), memory.dispose()]);
    });
  }

  capabilities(): InitializeResult {
    return {
      serverInfo: { name: 'yinju' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { resolveProvider: true, triggerCharacters: TRIGGER_CHARACTERS },
        inlineCompletionProvider: true,
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        workspaceSymbolProvider: true,
        documentLinkProvider: {},
        codeLensProvider: {},
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor] },
        executeCommandProvider: { commands: [...COMMANDS] },
        diagnosticProvider: {
          identifier: 'yinju',
          interFileDependencies: false,
          workspaceDiagnostics: false,
        },
      },
    };
  }

  async #start(): Promise<void> {
    const { client, connection } = this.#context;
    if (client.configurationRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'yinju' });
    }
    await this.#readSettings(undefined);
  }

  /** Takes the settings from the client, or from {@link pushed} where it cannot be asked, and acts on them. */
  async #readSettings(pushed: unknown): Promise<void> {
    const { client, connection, corpus } = this.#context;
    const received: unknown = client.configuration
      ? await connection.workspace.getConfiguration('yinju')
      : (pushed as { yinju?: unknown } | undefined)?.yinju;
    this.#settings = readSettings(received, this.#options);
    this.#diagnostics.refresh();
    const { paths, exclude } = this.#settings.corpus;
    await corpus.configure({ paths: paths.map((path) => absoluteCorpusPath(path, this.#root)), exclude });
  }
}

function abilitiesOf({ capabilities }: InitializeParams): Omit<ClientAbilities, 'commandLinks'> {
  const { textDocument, workspace, window } = capabilities;
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport ?? false,
    configuration: workspace?.configuration ?? false,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    codeLensRefresh: workspace?.codeLens?.refreshSupport ?? false,
    progress: window?.workDoneProgress ?? false,
    showDocument: window?.showDocument?.support ?? false,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
  };
}
