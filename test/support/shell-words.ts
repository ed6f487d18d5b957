/** The words a POSIX shell makes of a command line: quotes and backslashes taken away, blanks between words. */
export function words(line: string): string[] {
  const found: string[] = [];
  const word = /\s*((?:'[^']*'|\\[\s\S]|[^\s'"\\$`;&|<>(){}[\]*?!~#])+)/uy;
  while (word.lastIndex < line.length) {
    const at = word.lastIndex;
    const [, quoted] = word.exec(line) ?? [];
    if (quoted === undefined) throw new Error(`A shell would stumble at ${line.slice(at)}`);
    found.push(quoted.replace(/'([^']*)'|\\([\s\S])/gu, (_, inside, escaped) => inside ?? escaped));
  }
  return found;
}
