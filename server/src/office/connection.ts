import { notice, noticeOf } from '../engine/text/notice.ts';
import { Client, errors } from '@opensearch-project/opensearch';
import { checkedUrl, type OfficeAddress } from './address.ts';
import { OfficeError } from './errors.ts';
import { SCHEMA_VERSION } from './schema.ts';

/**
 * Milliseconds after which a question of its own counts as unanswered. By the clock, as all budgets of the office's server:
 * what is waited for is another machine. Guess.
 */
const PATIENCE = 30_000;

export const LATE = 'The office’s server did not answer in time.';

/** A client for {@link address}; certificates are checked. Throws {@link OfficeError} for an address that is none. */
export function connect(address: OfficeAddress): Client {
  const { href } = checkedUrl(address);
  const { secret } = address;
  return new Client({
    node: href,
    requestTimeout: PATIENCE,
    // Each question says how often it may be asked again.
    maxRetries: 0,
    // Whatever the environment says.
    ssl: { rejectUnauthorized: true },
    ...(secret !== undefined && { headers: { authorization: authorization(secret) } }),
  });
}

function authorization(secret: string): string {
  if (/^(?:Basic|Bearer) /u.test(secret)) return secret;
  return `Basic ${Buffer.from(secret, 'utf8').toString('base64')}`;
}

/** Throws {@link OfficeError} unless the index is there and of this version. */
export async function checkIndex(client: Client, index: string, budget = PATIENCE): Promise<void> {
  const version = await indexVersion(client, index, budget);
  if (version === undefined) {
    throw new OfficeError(
      'no-index',
      notice('The server has no corpus called “{0}”; check the name, or push one first.', index),
    );
  }
  if (version !== SCHEMA_VERSION) {
    throw new OfficeError(
      'other-version',
      notice(
        'The corpus “{0}” was pushed by another version of Yinju; push it again under a new name.',
        index,
      ),
    );
  }
}

/** The schema of an index; undefined where there is none of that name, 0 for one that is not Yinju's. */
export async function indexVersion(
  client: Client,
  index: string,
  budget = PATIENCE,
): Promise<number | undefined> {
  try {
    const { body } = await client.indices.getMapping({ index }, { requestTimeout: budget });
    const [mapping] = Object.values(body);
    return Number(mapping?.mappings?._meta?.['yinju'] ?? 0);
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 404) return undefined;
    throw asOfficeError(error);
  }
}

/** A failure between this machine and the server. */
export function asOfficeError(error: unknown): OfficeError {
  if (error instanceof OfficeError) return error;
  const cause = { cause: error };
  if (error instanceof errors.TimeoutError) {
    return new OfficeError('late', LATE, cause);
  }
  if (error instanceof errors.ResponseError) {
    const { statusCode } = error;
    if (statusCode === 401 || statusCode === 403) {
      return new OfficeError(
        'refused',
        'The office’s server rejected the password, or its user may not do this.',
        cause,
      );
    }
    if (statusCode === 404) return new OfficeError('no-index', 'The server has no such corpus.', cause);
    return new OfficeError(
      'failed',
      notice('The office’s server failed ({0}).', statusCode ?? error.message),
      cause,
    );
  }
  if (error instanceof errors.ConnectionError) {
    const isCertificate = /certificate|self.signed|CERT|issuer/iu.test(error.message);
    if (isCertificate) {
      return new OfficeError(
        'refused',
        'The certificate of the office’s server is not trusted; install its certificate authority (NODE_EXTRA_CA_CERTS).',
        cause,
      );
    }
    return new OfficeError('unreachable', 'The office’s server cannot be reached.', cause);
  }
  const why = notice('The office’s server could not be queried ({0}).', noticeOf(error));
  return new OfficeError('failed', why, cause);
}
