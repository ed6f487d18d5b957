import {Box, Text} from 'ink';
import {memo} from 'react';

/** Rows of the screen, each a painted text exactly as wide as it should be: one Text a row keeps a frame cheap. */
export const Rows = memo(function Rows({rows, width}: {rows: readonly string[]; width: number}) {
  return (
    <Box flexDirection="column" width={width} height={rows.length} flexShrink={0}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is a place on the screen
        <Row key={index} text={row} />
      ))}
    </Box>
  );
});

const Row = memo(function Row({text}: {text: string}) {
  return <Text wrap="truncate">{text}</Text>;
});
