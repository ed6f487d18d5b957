import {Box, Text} from 'ink';
import {createContext, memo, useContext} from 'react';
import type {Paint} from './theme.ts';

/** The last that is done to every row. */
export const FinishContext = createContext<Paint>(text => text);

/** Rows of the screen, each a painted text exactly as wide as it should be: one Text a row keeps a frame cheap. */
export const Rows = memo(function Rows({rows, width}: {rows: readonly string[]; width: number}) {
  const finish = useContext(FinishContext);
  return (
    <Box flexDirection="column" width={width} height={rows.length} flexShrink={0}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is a place on the screen
        <Row key={index} text={row} finish={finish} />
      ))}
    </Box>
  );
});

const Row = memo(function Row({text, finish}: {text: string; finish: Paint}) {
  return <Text wrap="truncate">{finish(text)}</Text>;
});
