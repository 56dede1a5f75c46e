import { knownWords } from '../host/knownWords.ts';
import { fileURLToPath } from 'node:url';
import {
  CodeActionKind,
  type Connection,
  DidChangeWorkspaceFoldersNotification,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { detach } from '../engine/detach.ts';
import { fileNameOf } from '../engine/text/fileNames.ts';
import { Engine } from '../engine/engine.ts';
import { CheckService } from '../host/checkService.ts';
import { CorpusService } from '../host/corpusService.ts';
import type { KeeperThread } from '../host/keeperThread.ts';
import { ChoiceStore } from '../host/choiceStore.ts';
import { defaultCacheDir } from '../host/paths.ts';
import { SourceTexts } from '../host/sourceTexts.ts';
import { takeSecret } from '../office/secret.ts';
import { OfficeService } from '../office/officeService.ts';
import { WORKSPACE_TRUST, type WorkspaceTrustParams } from '../protocol/index.ts';
import { noticesFor } from '../messages/notices.ts';
import { translateMessage, translatorFor } from '../messages/translate.ts';
import { AcceptedStore } from './acceptedStore.ts';
import { abilitiesOf } from './abilities.ts';
import { ChoiceMemory } from './choiceMemory.ts';
import { registerCitations } from './citations.ts';
import { ReuseLenses } from './codeLens.ts';
import { registerCodeActions } from './codeActions.ts';
import { registerCommands, COMMANDS } from './commands.ts';
import { OfficeDesk } from './office.ts';
import { ClientPort } from './clientPort.ts';
import { ClientSettings } from './clientSettings.ts';
import { corpusOf } from './corpusPaths.ts';
import { registerCompletion, TRIGGER_CHARACTERS } from './completion.ts';
import { draftOf, type ServerContext } from './context.ts';
import { DraftStudy } from './draftStudy.ts';
import { Diagnostics } from './diagnostics.ts';
import { EditTracker } from './editTracker.ts';
import { FirstCorpus } from './firstCorpus.ts';
import { registerInlineCompletion } from './inlineCompletion.ts';
import { registerLinks } from './links.ts';
import { registerOverrule } from './overrule.ts';
import { registerReport } from './reuseReport.ts';
import { registerRequests } from './requests.ts';
import { registerWord } from './word.ts';
import { Lifecycle } from './lifecycle.ts';
import { readInitializationOptions } from '../settings/settings.ts';
import { SourceAddresses } from './sourceAddresses.ts';
import { ClientStatus } from './clientStatus.ts';
import { registerSymbols } from './symbols.ts';
import { WarmUp } from './warmUp.ts';
import { WorkspaceFolders } from './workspaceFolders.ts';
import { WorkspacePhrases } from './workspacePhrases.ts';
import { OwnWordsError } from '../engine/text/ownWords.ts';
import { WorkspaceWords } from './workspaceWords.ts';
import { WorkspaceTrust } from './workspaceTrust.ts';

/**
 * Serves one client on {@link connection}, whose messages {@link lifecycle} lets through, until it goes away. The corpus is kept by
 * {@link keeper}, which has not begun yet.
 */
export function serve(connection: Connection, lifecycle: Lifecycle, keeper: KeeperThread): void {
  Lifecycle.serve(connection);
  connection.onInitialize((params) => {
    const session = new Session(connection, lifecycle, keeper, params);
    return session.capabilities();
  });
  connection.listen();
}

/** One client's session: everything that lives from `initialize` to `exit`. */
class Session {
  readonly #context: ServerContext;
  readonly #diagnostics: Diagnostics;
  readonly #folders: WorkspaceFolders;
  readonly #settings: ClientSettings;
  readonly #words: WorkspaceWords;

  constructor(connection: Connection, lifecycle: Lifecycle, keeper: KeeperThread, params: InitializeParams) {
    const options = readInitializationOptions(params.initializationOptions);
    const client = abilitiesOf(params, options);
    const translate = translatorFor(params.locale);
    const say = noticesFor(params.locale);
    const log = (problem: unknown): void => connection.console.error(String(problem));
    const port = new ClientPort(connection);
    const engine = new Engine({ onProblem: log, words: knownWords });
    const status = new ClientStatus(port, connection.console, client, translate, say);
    this.#folders = WorkspaceFolders.of(params);
    this.#settings = new ClientSettings(
      { port, canBeAsked: client.configuration, folders: this.#folders, fallback: options.settings },
      () => this.#useSettings(),
    );

    const cacheDir = options.cacheDir ?? defaultCacheDir();
    const checks = new CheckService(keeper.workerFile, {
      spelling: (uri) => corpus.spelling(uri),
      onEnded: ({ uri }) => port.showMessage(MessageType.Warning, translate('check.ended', fileNameOf(uri))),
    });
    const firstCorpus = new FirstCorpus();
    const warmUp = new WarmUp(engine, checks, log);
    const corpus = new CorpusService({
      keeper,
      cacheDir,
      seedsDir: fileURLToPath(new URL('../../seeds/', import.meta.url)),
      onStatus: (indexStatus) => {
        status.report(indexStatus);
        firstCorpus.onStatus(indexStatus);
        warmUp.onStatus(indexStatus);
      },
      onCorpus: (next) => {
        office.useOwn(next);
        texts.forget();
        firstCorpus.came(next.index.shards.length);
        warmUp.came(next.index.shards.length);
      },
      onDictionary: (dictionary) => checks.useDictionary(dictionary),
      onStages: (times) => status.logStages(times),
      log: (message) => connection.console.log(message),
    });

    const office = new OfficeService({
      workerFile: new URL('./officeWorker.js', import.meta.url),
      onState: (state) => desk.onState(state),
      onCorpus: (next, isForChecks) => {
        engine.use(next);
        if (!isForChecks) return;
        checks.use(next);
        this.#diagnostics.refresh();
      },
      log: (message) => connection.console.warn(message),
    });
    const desk = new OfficeDesk({
      service: office,
      drafts: () => documents.keys().flatMap((uri) => draftOf({ documents }, uri)?.draft ?? []),
      onStatus: (at) => status.reportOffice(at),
      environment: takeSecret(),
      say,
      log,
    });
    const texts = new SourceTexts({
      cacheDir,
      read: (uri) => desk.text(uri, (at) => corpus.sourceText(at)),
      log,
    });
    const workspace = params.workspaceFolders?.[0]?.uri ?? params.rootUri ?? '';
    const trust = new WorkspaceTrust(options.trusted !== false);
    const phrases = new WorkspacePhrases(this.#folders, trust, (path, problem) =>
      port.showMessage(MessageType.Warning, translate('phrases.wrong', path, problem)),
    );
    this.#words = new WorkspaceWords(this.#folders, trust, {
      onChange: () => this.#useSettings(),
      onProblem: (path, problem) => {
        const said =
          problem instanceof OwnWordsError ? translate(problem.key, ...problem.args) : problem.message;
        port.showMessage(MessageType.Warning, translate('words.wrong', path, said));
      },
      log,
    });
    const memory = new ChoiceMemory(
      new ChoiceStore(cacheDir, workspace, (message) => connection.console.warn(message)),
      phrases,
      (learnt) => engine.remember(learnt),
    );
    const study = new DraftStudy(engine, log);
    lifecycle.listen(() => study.interrupt());
    const edits = new EditTracker();
    const documents = new TextDocuments(edits);
    this.#context = {
      connection,
      port,
      documents,
      engine,
      corpus,
      office: desk,
      firstCorpus,
      checks,
      folders: this.#folders,
      accepted: new AcceptedStore(this.#folders, trust, port, translate),
      trust,
      client,
      addresses: new SourceAddresses(client, texts, log),
      memory,
      study,
      translate,
      translateMessage: (message) => translateMessage(translate, message),
      settings: (uri) => this.#settings.of(uri),
    };
    this.#diagnostics = new Diagnostics(this.#context, edits);
    registerCompletion(this.#context);
    registerInlineCompletion(this.#context);
    registerCitations(this.#context);
    registerCodeActions(this.#context, this.#diagnostics);
    registerCommands(this.#context, new ReuseLenses(this.#context), () => this.#diagnostics.refresh());
    registerLinks(this.#context);
    registerOverrule(this.#context);
    registerReport(this.#context, params.locale ?? 'en');
    registerRequests(this.#context);
    registerWord(this.#context, params.locale);
    registerSymbols(this.#context);
    documents.onDidChangeContent(({ document }) => {
      corpus.noteTyping();
      desk.changed(document);
    });
    documents.listen(connection);

    connection.onInitialized(() => {
      if (client.configurationRegistration) detach(port.registerConfiguration(), log);
      detach(this.#settings.read(), log);
    });
    // Parameters may be missing altogether: some clients send none.
    connection.onDidChangeConfiguration((change?: { settings?: unknown }) =>
      detach(this.#settings.read(change?.settings), log),
    );
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
      this.#folders.change(event);
      detach(memory.phrasesChanged(), log);
      detach(this.#settings.read(), log);
    });
    connection.onNotification(WORKSPACE_TRUST, ({ trusted }: WorkspaceTrustParams) => {
      if (!trust.change(trusted === true)) return;
      detach(memory.phrasesChanged(), log);
      this.#useSettings();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => corpus.changed(changes.map(({ uri }) => uri)));
    connection.onShutdown(async () => {
      warmUp.dispose();
      study.dispose();
      this.#words.dispose();
      await Promise.all([corpus.dispose(), checks.dispose(), desk.dispose(), memory.dispose()]);
    });
  }

  capabilities(): InitializeResult {
    return {
      serverInfo: { name: 'yinju' },
      capabilities: {
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
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
        ...(this.#context.client.pullsDiagnostics && {
          diagnosticProvider: {
            identifier: 'yinju',
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }),
      },
    };
  }

  /** Acts on the settings as they are now. */
  #useSettings(): void {
    this.#diagnostics.refresh();
    detach(this.#configureCorpus(), (problem) => this.#context.connection.console.error(String(problem)));
  }

  async #configureCorpus(): Promise<void> {
    const { corpus, checks, trust } = this.#context;
    await this.#words.refresh();
    const { words } = this.#words;
    checks.useWords(words);
    const untrusted = trust.granted ? [] : this.#folders.all.map(({ path }) => path);
    this.#context.office.configure(this.#settings.of().corpus.server);
    await corpus.configure({ ...corpusOf(this.#settings.of(), this.#folders), untrusted, words });
  }
}
