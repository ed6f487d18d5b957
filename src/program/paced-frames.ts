/** Milliseconds between two frames, between those that facts of rows ask for, and between two looks at the clock. */
const frameEvery = 8;
const factsEvery = 250;
const tick = 500;

/** When the next frame is drawn. */
export interface PacedFrames {
  drawNow(): void;
  /** Draws soon. */
  plan(): void;
  /** Draws soon, unless that was done a moment ago. */
  planRarely(): void;
  stop(): void;
}

interface Drawing {
  draw(): void;
  /** Whether what was drawn tells a time that passes. */
  isTicking(): boolean;
  /** Called before it is drawn for the time's sake alone. */
  onTick(): void;
}

/** Draws frames when they are due; while something ticks that is twice a second. */
export function createPacedFrames({draw, isTicking, onTick}: Drawing): PacedFrames {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let rarelyAt = Number.NEGATIVE_INFINITY;
  let dueAt = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ticker: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    clearTimeout(ticker);
  };
  const drawNow = () => {
    stop();
    dueAt = Number.POSITIVE_INFINITY;
    draw();
    drawnAt = performance.now();
    if (!isTicking()) return;
    ticker = setTimeout(() => {
      onTick();
      drawNow();
    }, tick);
  };
  const planAt = (time: number) => {
    if (time >= dueAt) return;
    clearTimeout(timer);
    dueAt = time;
    timer = setTimeout(drawNow, Math.max(0, time - performance.now()));
  };
  return {
    drawNow,
    plan: () => planAt(drawnAt + frameEvery),
    planRarely: () => {
      const now = performance.now();
      if (rarelyAt <= now) rarelyAt = Math.max(now, rarelyAt + factsEvery);
      planAt(rarelyAt);
    },
    stop,
  };
}
