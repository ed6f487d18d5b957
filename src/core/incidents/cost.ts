/** US dollars for a metric asked for (CloudWatch pricing page: 0.01 for a thousand). */
const price = 0.01 / 1000;

/** What metrics cost, in words: `about $0.04`. */
export function formatCost(metrics: number): string {
  const dollars = metrics * price;
  return dollars < 0.01 ? 'under $0.01' : `about $${dollars.toFixed(2)}`;
}
