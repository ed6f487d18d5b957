import {lookup} from 'node:dns/promises';
import type {SandboxServices} from '../context/context.ts';

/** How function URLs are told: names below localhost lead nowhere with some resolvers, and links must not carry them then. */
export async function findUrlForm(
  resolveHost: (name: string) => Promise<readonly string[]> = lookUp,
): Promise<SandboxServices['urlForm']> {
  const addresses = await resolveHost('x.lambda-url.us-east-1.localhost').catch(() => []);
  return addresses.some(address => address.startsWith('127.')) ? 'host' : 'path';
}

async function lookUp(name: string): Promise<string[]> {
  return (await lookup(name, {all: true})).map(({address}) => address);
}
