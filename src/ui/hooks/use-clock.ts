import {useEffect, useState} from 'react';
import {useServices} from './use-services.ts';

/** Milliseconds between two looks at the clock. */
const tick = 500;

/** The time (ms since 1970), read twice a second while something is awaited and never otherwise. */
export function useClock(isAwaiting: boolean): number {
  const {now} = useServices();
  const [time, setTime] = useState(() => now().getTime());
  useEffect(() => {
    if (!isAwaiting) return undefined;
    setTime(now().getTime());
    const timer = setInterval(() => setTime(now().getTime()), tick);
    return () => clearInterval(timer);
  }, [isAwaiting, now]);
  return time;
}
