export {implementedOperations} from './operations/index.ts';
export type {SeedStep} from './samples/index.ts';
export {createSandbox, type Sandbox, type SandboxOptions} from './sandbox.ts';
export {SandboxError, type SandboxFault} from './sandbox-error.ts';
export type {Seed} from './seed.ts';
