/**
 * A pasted text as it was copied: terminals send its line breaks as the Enter key (CR). One that has line feeds is sent as it
 * is, with every CR of its own.
 */
export function restoreBreaks(pasted: string): string {
  return pasted.includes('\n') ? pasted : pasted.replaceAll('\r', '\n');
}
