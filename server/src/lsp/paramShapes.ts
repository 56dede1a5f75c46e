import {
  ARTICLES,
  EXPORT_DRAFT,
  EXPORT_SOURCES,
  FIND_PHRASE,
  OVERRULE,
  REPORT,
  REVISE_WORD,
  SOURCES,
  SOURCES_AT,
  SOURCE_TEXT,
  WORD_TEXT,
} from '../protocol/index.ts';

type Shape = (params: Readonly<Record<string, unknown>>) => boolean;

const document: Shape = ({ textDocument }) =>
  isRecord(textDocument) && typeof textDocument['uri'] === 'string';
const place: Shape = (params) => document(params) && isPosition(params['position']);
const ofDocument: Shape = ({ uri }) => typeof uri === 'string';
const text: Shape = (params) => typeof params['text'] === 'string';

/** What the features take for granted of the parameters of each request; what may be left out is not named. */
const SHAPES: Readonly<Record<string, Shape>> = {
  initialize: () => true,
  'textDocument/completion': place,
  'textDocument/inlineCompletion': place,
  'textDocument/hover': place,
  'textDocument/definition': place,
  'textDocument/references': place,
  'textDocument/documentSymbol': document,
  'textDocument/foldingRange': document,
  'textDocument/documentLink': document,
  'textDocument/codeLens': document,
  'textDocument/diagnostic': document,
  'textDocument/codeAction': (params) => document(params) && isRange(params['range']),
  'completionItem/resolve': ({ label }) => typeof label === 'string',
  'workspace/symbol': ({ query }) => typeof query === 'string',
  'workspace/executeCommand': ({ command }) => typeof command === 'string',
  [FIND_PHRASE]: ({ query }) => typeof query === 'string',
  [SOURCES]: text,
  [EXPORT_SOURCES]: text,
  [SOURCES_AT]: (params) => ofDocument(params) && isPosition(params['position']),
  [REPORT]: ofDocument,
  [SOURCE_TEXT]: ofDocument,
  [OVERRULE]: ({ uri, title = '', weight = 1, exclude = false }) =>
    typeof uri === 'string' &&
    typeof title === 'string' &&
    typeof weight === 'number' &&
    weight >= 0 &&
    weight <= 100 &&
    typeof exclude === 'boolean',
  [EXPORT_DRAFT]: ofDocument,
  [WORD_TEXT]: ({ content }) => typeof content === 'string',
  [REVISE_WORD]: ({ content, text: revised }) => typeof content === 'string' && typeof revised === 'string',
};

const BARE = new Set(['shutdown', ARTICLES]);

/** Whether a request of this method takes no parameters. */
export function takesNoParams(method: string): boolean {
  return BARE.has(method);
}

/** Whether a request of this method can be answered with these parameters. True for methods that nobody answers. */
export function isWellFormed(method: string, params: unknown): boolean {
  const shape = Object.hasOwn(SHAPES, method) ? SHAPES[method] : undefined;
  return shape === undefined || (isRecord(params) && shape(params));
}

function isRange(value: unknown): boolean {
  return isRecord(value) && isPosition(value['start']) && isPosition(value['end']);
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && Number.isInteger(value['line']) && Number.isInteger(value['character']);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
