/** Measures time, also while the machine sleeps. */
export function createStopwatch(): {elapsed(): number} {
  const [wall, steady] = [Date.now(), performance.now()];
  // The steady clock may stand still in sleep, the other one may be set back: the larger difference is the safe one.
  return {elapsed: () => Math.max(Date.now() - wall, performance.now() - steady)};
}
