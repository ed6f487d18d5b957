import {Box, render, Text, useInput, usePaste, useWindowSize} from 'ink';
import {useState} from 'react';
import {afterEach, describe, expect, it} from 'vitest';
import {createPacedStdin} from '../../src/terminal/input/paced-stdin.ts';
import {createFrameStdout} from '../../src/terminal/output/frame-stdout.ts';
import {createFakeTerminal} from '../support/terminal/fake-terminal.ts';

const names = ['escape', 'return', 'upArrow', 'downArrow', 'tab', 'home'] as const;

const Recorder = () => {
  const [events, setEvents] = useState<string[]>([]);
  const {columns, rows} = useWindowSize();
  // On purpose a handler that closes over state: it loses keys unless each is given alone.
  useInput((input, key) => {
    const name = names.find(candidate => key[candidate]) ?? input;
    const prefix = `${key.ctrl ? 'ctrl-' : ''}${key.meta ? 'alt-' : ''}`;
    setEvents([...events, prefix + name]);
  });
  usePaste(text => setEvents([...events, `paste ${JSON.stringify(text)}`]));
  return (
    <Box width={columns} height={rows} flexDirection="column" overflow="hidden">
      <Text>{`size ${columns}x${rows}`}</Text>
      <Text color="red">{events.join(' ')}</Text>
    </Box>
  );
};

const closings: Array<() => void> = [];
afterEach(() => {
  for (const close of closings.splice(0)) close();
});

const open = () => {
  const fake = createFakeTerminal({columns: 100, rows: 12});
  const instance = render(<Recorder />, {
    stdin: createPacedStdin(fake.stdin, {escapeTimeout: 30}),
    stdout: createFrameStdout(fake.stdout),
    alternateScreen: true,
    interactive: true,
    patchConsole: false,
    exitOnCtrlC: false,
    maxFps: 120,
  });
  closings.push(() => instance.unmount());
  return fake;
};

describe('Ink on the paced stdin and the frame stdout', () => {
  it('sees every key of one packet by itself', async () => {
    const fake = open();
    await fake.waitFor('size 100x12');
    fake.press('jjjy\r\u001B[A\u001B[B\u007F\u0003\u001Bb👍é\t');
    await fake.waitFor('j j j y return upArrow downArrow  ctrl-c alt-b 👍 é tab');
  });

  it('sees Escape followed at once by an arrow as two keys, and Escape alone without joining the next letter', async () => {
    const fake = open();
    await fake.waitFor('size 100x12');
    fake.press('\u001B\u001B[B');
    await fake.waitFor('escape downArrow');
    fake.press('\u001B');
    await fake.waitFor('escape downArrow escape');
    fake.press('j');
    await fake.waitFor('escape downArrow escape j');
  });

  it('gets a paste whole, with the sequences and line breaks in it', async () => {
    const fake = open();
    await fake.waitFor('size 100x12');
    await fake.waitFor(() => fake.terminal.isPasteBracketed());
    fake.press('a\u001B[200~{"x":');
    fake.press('1}\r\u001B[31mred\u001B[2');
    fake.press('01~b');
    await fake.waitFor('a paste "{\\"x\\":1}\\r\\u001b[31mred" b');
  });

  it('does not type what the terminal reports', async () => {
    const fake = open();
    await fake.waitFor('size 100x12');
    fake.press('a\u001B]11;rgb:0000/0000/0000\u0007\u001B[?62;22c\u001B[3;9R\u001B[Ib');
    await fake.waitFor('a b');
  });

  it('follows the size of the terminal', async () => {
    const fake = open();
    await fake.waitFor('size 100x12');
    expect(fake.terminal.isAlternate()).toBe(true);
    fake.resize(60, 10);
    await fake.waitFor('size 60x10');
    expect(fake.isRaw()).toBe(true);
  });

  it('leaves the alternate screen, raw mode and bracketed paste when it is closed', async () => {
    const fake = open();
    await fake.waitFor('size 100x12');
    for (const close of closings.splice(0)) close();
    await fake.waitFor(() => !fake.terminal.isAlternate());
    expect([fake.isRaw(), fake.terminal.isPasteBracketed()]).toEqual([false, false]);
  });
});
