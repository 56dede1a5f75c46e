/** The language of the terminal, as POSIX programs tell it: the first of these that is set. */
export function localeOf(env: NodeJS.ProcessEnv): string | undefined {
  return (env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'])?.replace('_', '-');
}
