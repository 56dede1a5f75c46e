import { notice } from '../engine/text/notice.ts';
import { OfficeError } from './errors.ts';

/** Where an office's corpus is. */
export interface OfficeAddress {
  /** `https://search.office.example:9200`; without user and password. */
  readonly url: string;
  readonly index: string;
  /** `user:password` for basic authentication, or `Bearer …`; nothing for a server that asks for none. */
  readonly secret?: string;
}

export const DEFAULT_INDEX = 'yinju';

/**
 * The address that a setting or an option names: `https://HOST:PORT/INDEX`, of which the last part may be missing, or an
 * object with `url` and `index`. Undefined for nothing at all. Throws {@link OfficeError} for what is not an address.
 */
export function readAddress(value: unknown, index?: string): OfficeAddress | undefined {
  if (typeof value === 'object' && value !== null) {
    const { url, index: named } = value as { url?: unknown; index?: unknown };
    return readAddress(url, typeof named === 'string' && named !== '' ? named : index);
  }
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const url = parsed(value.trim());
  if (index !== undefined) return { url: withoutSlash(url.href), index };
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const last = parts.pop();
  url.pathname = `/${parts.join('/')}`;
  return { url: withoutSlash(url.href), index: last === undefined ? DEFAULT_INDEX : decoded(last) };
}

/**
 * The address that {@link value} names, with the secret that the environment has for it. Undefined for nothing at all.
 * Throws {@link OfficeError} for what is not an address, and where the secret would be sent unencrypted.
 */
export function addressWithSecret(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): OfficeAddress | undefined {
  const address = readAddress(value);
  if (!address) return undefined;
  const secret = secretFor(address, environment);
  const whole = { ...address, ...(secret !== undefined && { secret }) };
  checkedUrl(whole);
  return whole;
}

/** The address as an URL that a client can be made for; a password is never part of it, nor sent where all can read it. */
export function checkedUrl({ url, secret }: OfficeAddress): URL {
  const at = parsed(url);
  if (secret !== undefined && at.protocol === 'http:' && !isLoopback(at.hostname)) {
    throw new OfficeError(
      'refused',
      'The password would be sent unencrypted; write https:// in the address.',
    );
  }
  return at;
}

/** Host and port, for people. */
export function hostOf({ url }: Pick<OfficeAddress, 'url'>): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/**
 * The secret for {@link address}, as the environment has it: `YINJU_SERVER_AUTH`; where `YINJU_SERVER_AUTH_FOR` names an
 * origin, for that one alone.
 */
export function secretFor(
  { url }: Pick<OfficeAddress, 'url'>,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const { YINJU_SERVER_AUTH: secret, YINJU_SERVER_AUTH_FOR: origin } = environment;
  if (secret === undefined || secret === '') return undefined;
  if (origin === undefined || origin === '') return secret;
  return URL.canParse(url) && new URL(url).origin === origin ? secret : undefined;
}

function parsed(url: string): URL {
  const at = URL.canParse(url) ? new URL(url) : undefined;
  if (at === undefined || !/^https?:$/u.test(at.protocol)) {
    throw new OfficeError('failed', notice('“{0}” is not a server address; write https://HOST:PORT.', url));
  }
  if (at.username !== '' || at.password !== '') {
    throw new OfficeError(
      'failed',
      'The address must not contain a password; set YINJU_SERVER_AUTH instead.',
    );
  }
  return at;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
