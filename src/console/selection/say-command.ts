/** What a command that is copied is called, with what has to be minded before it is run. */
export function sayCommand(notes: readonly string[] = [], what = 'aws command'): string {
  return [what, ...notes].join('; ');
}
