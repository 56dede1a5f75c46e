/** The language of the terminal, as POSIX programs find it: the first of these that is set; elsewhere the system's. */
export function localeOf(env: NodeJS.ProcessEnv): string {
  const locale = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'];
  return locale?.replace('_', '-') ?? Intl.DateTimeFormat().resolvedOptions().locale;
}
