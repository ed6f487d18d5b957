/** The title of a pane behind its number, if it has one. */
export function formatNumbered(number: number | undefined, title: string): string {
  return number === undefined ? title : `${number} ${title}`;
}
