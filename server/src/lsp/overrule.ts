import { resolve, sep } from 'node:path';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { fileUri, pathOfUri } from '../files/filePath.ts';
import { OverrulesFile } from '../host/overrulesFile.ts';
import { OVERRULE, type OverruleParams, type OverruleResult } from '../protocol/index.ts';
import type { ServerContext } from './context.ts';
import { corpusOf } from './corpusPaths.ts';
import { sourceUriOf } from './locations.ts';

/** Writes what the user says of a file or a folder of the corpus into the `.yinju/corpus.json` of its corpus folder. */
export function registerOverrule(context: ServerContext): void {
  const { connection, corpus, translate } = context;

  connection.onRequest(
    OVERRULE,
    async ({ uri, title, weight, exclude }: OverruleParams): Promise<OverruleResult> => {
      const path = pathOfUri(sourceUriOf(uri));
      const root = path === undefined ? undefined : rootOf(path);
      if (path === undefined || root === undefined) throw refusal(translate('overrule.noFolder'));
      if (isUntrusted(root)) throw refusal(translate('overrule.untrusted'));
      const file = new OverrulesFile(root);
      try {
        await file.put(path, {
          ...(title !== undefined && { title }),
          ...(weight !== undefined && { weight }),
          ...(exclude !== undefined && { exclude }),
        });
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        throw refusal(translate('overrule.notWritten', file.path, problem));
      }
      corpus.changed([fileUri(file.path)]);
      return { path: file.path };
    },
  );

  /** The corpus folder that holds the file or the folder at {@link path}; the innermost of several. */
  function rootOf(path: string): string | undefined {
    return corpusOf(context.settings(), context.folders)
      .paths.map((given) => resolve(given))
      .filter((root) => path.startsWith(root.endsWith(sep) ? root : root + sep))
      .sort((a, b) => b.length - a.length)[0];
  }

  function isUntrusted(root: string): boolean {
    return (
      !context.trust.granted &&
      context.folders.all.some((folder) => root === folder.path || root.startsWith(folder.path + sep))
    );
  }
}

function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
