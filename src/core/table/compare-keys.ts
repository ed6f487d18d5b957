/** Made for the first list that is sorted: it costs some milliseconds that the first frame need not wait for. */
let collator: Intl.Collator | undefined;

/** Compares keys to sort by as people do: numbers in texts by value, whatever the case. */
export function compareKeys(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  collator ??= new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
  return collator.compare(String(a), String(b));
}
