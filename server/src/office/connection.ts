import { Client, errors } from '@opensearch-project/opensearch';
import { OfficeError } from './errors.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** Where an office's corpus is. */
export interface OfficeAddress {
  /** `https://search.office.example:9200`; without user and password. */
  readonly url: string;
  readonly index: string;
  /** `user:password` for basic authentication, or `Bearer …`; nothing for a server that asks for none. */
  readonly secret?: string;
}

export const DEFAULT_INDEX = 'yinju';

/** Milliseconds after which a question of its own counts as unanswered. */
const PATIENCE = 30_000;

/** A client for {@link address}; certificates are checked. Throws {@link OfficeError} for an address that is none. */
export function connect({ url, secret }: OfficeAddress): Client {
  const at = URL.canParse(url) ? new URL(url) : undefined;
  if (at === undefined || !/^https?:$/u.test(at.protocol)) {
    throw new OfficeError('failed', `“${url}” is not an address of a server; write https://HOST:PORT.`);
  }
  if (at.username !== '' || at.password !== '') {
    throw new OfficeError('failed', 'The address must not hold a password; set YINJU_SERVER_AUTH instead.');
  }
  return new Client({
    node: url,
    requestTimeout: PATIENCE,
    // Each question says how often it may be asked again.
    maxRetries: 0,
    ...(secret !== undefined && { headers: { authorization: authorization(secret) } }),
  });
}

function authorization(secret: string): string {
  if (/^(?:Basic|Bearer) /u.test(secret)) return secret;
  return `Basic ${Buffer.from(secret, 'utf8').toString('base64')}`;
}

/** Throws {@link OfficeError} unless the index is there and of this version. */
export async function checkIndex(client: Client, index: string): Promise<void> {
  const version = await indexVersion(client, index);
  if (version === undefined) {
    throw new OfficeError(
      'no-index',
      `The server has no corpus called “${index}”; check the name, or push one first.`,
    );
  }
  if (version !== SCHEMA_VERSION) {
    throw new OfficeError(
      'other-version',
      `The corpus “${index}” was pushed by another version of Yinju; push it again under a new name.`,
    );
  }
}

/** The schema of an index; undefined where there is none of that name, 0 for one that is not Yinju's. */
export async function indexVersion(client: Client, index: string): Promise<number | undefined> {
  try {
    const { body } = await client.indices.getMapping({ index });
    const [mapping] = Object.values(body);
    return Number(mapping?.mappings?._meta?.['yinju'] ?? 0);
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 404) return undefined;
    throw asOfficeError(error);
  }
}

/** What went wrong between this machine and the server, as a sentence for people. */
export function asOfficeError(error: unknown): OfficeError {
  if (error instanceof OfficeError) return error;
  const cause = { cause: error };
  if (error instanceof errors.TimeoutError) {
    return new OfficeError('late', 'The office’s server did not answer in time.', cause);
  }
  if (error instanceof errors.ResponseError) {
    const { statusCode } = error;
    if (statusCode === 401 || statusCode === 403) {
      return new OfficeError(
        'refused',
        'The office’s server refused the password, or its user may not do this.',
        cause,
      );
    }
    if (statusCode === 404) return new OfficeError('no-index', 'The server has no such corpus.', cause);
    return new OfficeError('failed', `The office’s server failed (${statusCode ?? error.message}).`, cause);
  }
  if (error instanceof errors.ConnectionError) {
    const isCertificate = /certificate|self.signed|CERT|issuer/iu.test(error.message);
    if (isCertificate) {
      return new OfficeError(
        'refused',
        'The certificate of the office’s server is not trusted; have its authority installed (NODE_EXTRA_CA_CERTS).',
        cause,
      );
    }
    return new OfficeError('unreachable', 'The office’s server cannot be reached.', cause);
  }
  const message = error instanceof Error ? error.message : String(error);
  return new OfficeError('failed', `The office’s server could not be asked (${message}).`, cause);
}
