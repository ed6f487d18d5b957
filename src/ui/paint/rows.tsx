import {Box, Transform} from 'ink';
import {createContext, memo, useContext, useMemo} from 'react';
import type {Paint} from './theme.ts';

/** The last that is done to every row. */
export const FinishContext = createContext<Paint>(text => text);

/**
 * Rows of the screen, each a painted text exactly as wide as it should be. What Ink lays out is a text of as many blank lines, which
 * stays the same from frame to frame; what is drawn of it are the rows.
 */
export const Rows = memo(function Rows({rows, width}: {rows: readonly string[]; width: number}) {
  const finish = useContext(FinishContext);
  const finished = useMemo(() => rows.map(finish), [rows, finish]);
  return (
    <Box width={width} height={rows.length} flexShrink={0}>
      <Transform
        transform={(_, index) => finished[index] ?? ''}
      >{` ${'\n'.repeat(Math.max(0, rows.length - 1))}`}</Transform>
    </Box>
  );
});
