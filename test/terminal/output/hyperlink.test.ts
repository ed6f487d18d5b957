import {describe, expect, it} from 'vitest';
import {formatHyperlink} from '../../../src/terminal/output/hyperlink.ts';

describe('a link in the terminal', () => {
  it('carries its address in OSC 8', () => {
    const address = 'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/orders-api';
    expect(formatHyperlink('open', address)).toBe(`\u001B]8;;${address}\u0007open\u001B]8;;\u0007`);
  });

  it('cannot be ended or extended by what is in the text or the address', () => {
    const link = formatHyperlink('a\u001B]8;;\u0007b\u202Ec', 'https://example.com/\u0007\u001B\\x');
    expect(link.match(/\u001B/g)).toHaveLength(2);
    expect(link.match(/\u0007/g)).toHaveLength(2);
    expect(link).not.toContain('\u202E');
  });

  it.for(['javascript:alert(1)', 'file:///etc/passwd', 'nonsense', ''])('is plain text for the address %j', address => {
    expect(formatHyperlink('text', address)).toBe('text');
  });
});
