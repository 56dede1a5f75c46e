/** Names of the environment's variables that hold the secret for the server, and the origin that it is for. */
const NAMES = ['YINJU_SERVER_AUTH', 'YINJU_SERVER_AUTH_FOR'] as const;

let taken: Readonly<Record<string, string | undefined>> | undefined;

/** The secret's variables, taken out of the environment: programs that are started later do not inherit them. */
export function takeSecret(): Readonly<Record<string, string | undefined>> {
  if (!taken) {
    taken = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
    for (const name of NAMES) delete process.env[name];
  }
  return taken;
}
