import type {TerminalEnvironment} from '../environment.ts';

/**
 * Whether letters beyond ASCII are to be written: not where the locale names another encoding than UTF-8, as `C` and `POSIX`
 * do. Where nothing names one they are.
 */
export const writesUnicode = (env: TerminalEnvironment): boolean => {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return locale === '' || /utf-?8/i.test(locale);
};
